// Lắng Nghe on a portal's page: <script src="https://HOST/embed.js" defer></script> adds one element,
// with a button at the lower corner that opens the chat in a frame. A classic script without globals;
// everything it loads comes from HOST, so the portal's Content-Security-Policy needs HOST only.

(function embed() {
  const TAG = 'langnghe-chat';
  const OPENED = 'langnghe:opened'; // the one thing kept on the portal: this reader has opened the chat before
  const PATIENCE = 15000; // for a page to come
  const SOON = 3000; // for a page that has come to answer; a refusal of the browser's never does
  const own = document.currentScript;
  if (!own || document.querySelector(TAG) || !document.documentElement.attachShadow) return;
  const origin = new URL(own.src).origin;

  function make(tag, attributes, children) {
    const element = document.createElement(tag);
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    element.append(...(children || []));
    return element;
  }

  // Private windows refuse storage: then the chat is loaded when it is opened, not before.
  function remember(value) {
    try {
      if (value === undefined) return localStorage.getItem(OPENED);
      if (value) localStorage.setItem(OPENED, value);
      else localStorage.removeItem(OPENED);
    } catch (error) { /* nothing to be done */ }
    return null;
  }

  const style = make('link', { rel: 'stylesheet', href: `${origin}/static/embed.css` });
  const badge = make('span', { class: 'badge', hidden: '' });
  const button = make('button', {
    type: 'button', class: 'open', 'aria-expanded': 'false', 'aria-controls': 'panel',
  }, [make('span', {}, ['Gửi phản ánh']), badge]);
  const said = make('p', { role: 'status', class: 'sr' });
  const close = make('button', { type: 'button', class: 'close' }, ['Đóng']);
  const frame = make('iframe', {
    title: 'Cuộc trò chuyện', allow: 'geolocation; clipboard-write; web-share', referrerpolicy: 'no-referrer',
  });
  const ownPage = { href: `${origin}/chat`, target: '_blank', rel: 'noopener' };
  const state = make('p', { role: 'status' });
  const way = make('a', Object.assign({ class: 'way', hidden: '' }, ownPage), ['Mở ở trang riêng']);
  const cover = make('div', { class: 'cover' }, [state, way]); // in the frame's place until the chat answers
  const first = make('span', { class: 'edge', tabindex: '-1' });
  const last = make('span', { class: 'edge', tabindex: '-1' });
  const bar = make('div', { class: 'bar' }, [make('p', {}, ['Gửi phản ánh']), close]);
  const panel = make('div', { id: 'panel', role: 'dialog', 'aria-label': 'Gửi phản ánh', hidden: '' }, [
    first, bar, cover, frame, last,
  ]);

  // On a small screen the chat covers the page, so the keyboard must not wander behind it.
  const small = window.matchMedia('(max-width: 30em), (max-height: 30em)');
  let ready = false; // the chat's page has answered
  let failed = false; // the frame shows no chat: another site's refused page, or none
  let byKeyboard = false;
  let waiting = 0;
  let unstyled = false;
  let unread = 0;

  const isOpen = () => !panel.hidden;

  function tell() {
    frame.contentWindow.postMessage({ type: 'langnghe:shown', shown: isOpen(), byKeyboard }, origin);
  }

  function giveUp() {
    failed = true;
    state.textContent = 'Cuộc trò chuyện chưa mở được trong trang này. Mời bà con mở ở trang riêng.';
    way.hidden = false;
    frame.hidden = true;
    if (isOpen() && panel.getRootNode().activeElement === frame) close.focus();
  }

  function load() {
    if (frame.src && !failed) return;
    if (!failed) state.textContent = 'Đang mở cuộc trò chuyện…';
    failed = false;
    frame.src = `${origin}/chat?portal=1`;
    waiting = setTimeout(giveUp, PATIENCE);
  }

  function arrived() {
    ready = true;
    clearTimeout(waiting);
    cover.hidden = true;
    frame.hidden = false;
    if (!isOpen() || panel.getRootNode().activeElement !== close) return;
    frame.focus();
    tell();
  }

  function loaded() {
    if (!frame.src) return;
    tell();
    if (ready) return;
    clearTimeout(waiting);
    waiting = setTimeout(giveUp, SOON);
  }

  // The keyboard of a phone covers the page without resizing it: the panel keeps to what is in sight.
  function fit() {
    const sight = window.visualViewport;
    const covering = sight && isOpen() && small.matches;
    panel.style.height = covering ? `${sight.height}px` : '';
    panel.style.top = covering ? `${sight.offsetTop}px` : '';
    first.tabIndex = small.matches ? 0 : -1;
    last.tabIndex = first.tabIndex;
    panel.setAttribute('aria-modal', String(small.matches));
  }

  function show(open) {
    if (open === isOpen()) return;
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    fit();
    if (open) {
      remember('1');
      load();
      if (ready) frame.focus();
      else close.focus(); // a frame that has not come yet would swallow the focus
    } else button.focus();
    if (ready) tell();
  }

  function count(number) {
    const more = number > unread;
    unread = number;
    badge.textContent = number > 9 ? '9+' : String(number);
    badge.hidden = !number;
    badge.setAttribute('aria-label', `${number} tin mới`);
    badge.setAttribute('role', 'img');
    if (more) said.textContent = `Có ${number} tin mới từ trợ lý.`;
    else if (!number) said.textContent = '';
  }

  function heard(event) {
    if (event.origin !== origin || event.source !== frame.contentWindow || !event.data) return;
    const { type, count: number } = event.data;
    if (type === 'langnghe:ready' && !ready) arrived();
    if (type === 'langnghe:unread' && number >= 0) count(Math.floor(number));
    if (type === 'langnghe:close') show(false);
    if (type === 'langnghe:left') remember('');
  }

  // A ring around what has the focus is for those who came by keyboard: a click of theirs counts no presses.
  function note({ detail }) {
    byKeyboard = !detail;
    panel.classList.toggle('pointed', !byKeyboard);
  }

  button.addEventListener('click', (event) => {
    note(event);
    if (unstyled) window.open(`${origin}/chat`, '_blank', 'noopener');
    else show(!isOpen());
  });
  close.addEventListener('click', () => show(false));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(false);
    if (event.key === 'Tab') panel.classList.remove('pointed');
  });
  first.addEventListener('focus', () => frame.focus());
  last.addEventListener('focus', () => close.focus());
  frame.addEventListener('load', loaded);
  window.addEventListener('message', heard);
  small.addListener(fit); // Safari 12 has no addEventListener here
  if (window.visualViewport) {
    window.visualViewport.addEventListener('resize', fit);
    window.visualViewport.addEventListener('scroll', fit);
  }

  // The page's styles end at the shadow; styled from the first moment, or a plain button that opens a page.
  const host = make(TAG, {});
  host.style.display = 'none'; // by script: a strict policy refuses the attribute
  const stand = () => host.removeAttribute('style');
  style.addEventListener('load', stand);
  style.addEventListener('error', () => {
    unstyled = true;
    stand();
    host.style.cssText = 'all: initial; position: fixed; right: 16px; bottom: 16px; z-index: 2147483647';
  });
  host.attachShadow({ mode: 'open' }).append(style, panel, button, said);
  document.documentElement.append(host);
  fit();
  // Who has talked before hears of news without opening; everybody else's page loads nothing.
  if (remember()) window.addEventListener('load', () => setTimeout(load, 2000));
}());
