// Bubbles. Whatever people or the bot wrote goes in through textContent only, never as HTML.

export const log = document.getElementById('log');
const newer = document.getElementById('newer');
const ZONE = 'Asia/Ho_Chi_Minh';
const TOGETHER = 3000;

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  if (tag === 'button') element.type = 'button';
  return element;
}

function clock(at) {
  const date = new Date(at);
  const day = (each) => each.toLocaleDateString('vi-VN', { timeZone: ZONE });
  const time = date.toLocaleTimeString('vi-VN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  return day(date) === day(new Date()) ? time : `${time}, ${day(date)}`;
}

// A "/start CODE" carries an enrolment secret and says nothing to a reader.
export const spoken = (text) => (/^\/start(\s|$)/.test(text) ? 'Bắt đầu' : text);

function picture(load, number) {
  const button = make('button', 'picture');
  const image = make('img');
  const name = `Ảnh ${number}`;
  let asked = false;
  async function show() {
    if (asked) return;
    asked = true;
    button.setAttribute('aria-label', `${name}: đang tải`);
    try {
      const stay = atEnd();
      image.src = URL.createObjectURL(await load());
      image.onload = () => { if (stay) toEnd(); };
      image.onerror = () => button.setAttribute('aria-label', `${name}: không xem được`);
      button.setAttribute('aria-label', `${name}. Bấm để xem to hoặc nhỏ lại.`);
      button.textContent = '';
      button.append(image);
    } catch (error) {
      asked = false;
      button.removeAttribute('aria-label');
      button.textContent = `${name} chưa tải được. Bấm để thử lại.`;
    }
  }
  button.addEventListener('click', () => {
    if (image.naturalWidth) button.classList.toggle('full');
    else show();
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !button.classList.contains('full')) return;
    event.preventDefault();
    button.classList.remove('full');
  });
  image.alt = '';
  if (!('IntersectionObserver' in window)) show();
  else {
    // Slow and paid-by-the-megabyte networks: fetch a photo only when it comes into sight.
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      show();
    });
    watch.observe(button);
  }
  return button;
}

function download({ name, load }) {
  const button = make('button', 'document', `Tải ${name}`);
  button.addEventListener('click', async () => {
    button.textContent = `Đang tải ${name}…`;
    try {
      const link = make('a');
      link.href = URL.createObjectURL(await load());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      button.textContent = `Tải ${name}`;
    } catch (error) {
      button.textContent = `${name} chưa tải được. Bấm để thử lại.`;
    }
  });
  return button;
}

// A petition's code is read out and copied down: it stands on one line.
function unbroken(text) {
  return text.split(/(\b\d{4}-\d{4}\b)/).map((part, index) => (index % 2 ? make('span', 'code', part) : part));
}

// `loads` are functions that give the blobs of the photos.
// `documents` are {name, load}: a file is fetched when it is asked for.
export function bubble({ from, text, at, location }, loads, documents = []) {
  const item = make('article', `message ${from}`);
  item.append(make('span', 'sr', from === 'me' ? 'Tin của tôi: ' : 'Trợ lý: '));
  loads.forEach((load, index) => item.append(picture(load, index + 1)));
  const words = make('p', 'text');
  words.append(...unbroken(from === 'me' ? spoken(text) : text));
  words.dir = 'auto';
  if (text) item.append(words);
  if (location) {
    const point = [location.latitude, location.longitude].map((degrees) => Number(degrees).toFixed(5));
    item.append(make('p', 'text', `Vị trí: ${point.join(', ')}`));
  }
  for (const each of documents) item.append(download(each));
  const meta = make('p', 'meta', clock(at));
  meta.setAttribute('aria-live', 'off'); // "sending, sent" would be chatter in a screen reader
  item.append(meta);
  return item;
}

export function setNote(item, at, note) {
  item.querySelector('.meta').textContent = [clock(at)].concat(note || []).join(' · ');
}

// What keeps one of my messages from leaving, with the ways out; '' when it has left.
export function setProblem(item, problem, ways) {
  const old = item.querySelector('.problem');
  if (old && old.firstChild.textContent === problem) return; // not read aloud at each try
  if (old) {
    if (old.contains(document.activeElement)) log.focus();
    old.remove();
  }
  if (!problem) return;
  const box = make('div', 'problem');
  box.append(make('p', '', problem));
  for (const [label, act] of ways) {
    const button = make('button', '', label);
    button.addEventListener('click', act);
    box.append(button);
  }
  item.append(box);
}

// Only the newest message's choices are big; the older ones stay usable.
export function addChoices(item, buttons, press) {
  for (const old of log.querySelectorAll('.choices')) old.classList.add('older');
  if (!buttons || !buttons.length) return;
  const group = make('div', 'choices');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Các lựa chọn');
  let rest = false;
  for (const { label, action } of buttons) {
    const button = make('button', action.indexOf('cancel:') === 0 ? 'choice quiet' : 'choice', label);
    button.dir = 'auto';
    button.addEventListener('click', () => {
      if (rest) return; // trembling fingers press twice
      rest = true;
      setTimeout(() => { rest = false; }, 2000);
      for (const each of group.children) each.classList.toggle('pressed', each === button);
      press(action, label);
    });
    group.append(button);
  }
  item.append(group);
}

// Brings the choices of the newest message into sight; false when it offers none.
export function toChoices() {
  const group = log.querySelector('.choices:not(.older)');
  if (!group) return false;
  group.scrollIntoView();
  group.querySelector('button').focus();
  return true;
}

// The numbered ones stand in the server's order, those not yet confirmed below them.
export function place(item, n) {
  item.dataset.n = n;
  const waiting = log.querySelector('.message:not([data-n])');
  const stands = log.contains(item)
    && !(waiting && item.compareDocumentPosition(waiting) & Node.DOCUMENT_POSITION_PRECEDING);
  if (!stands) log.insertBefore(item, waiting);
}

export function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

export function toEnd() {
  first = null;
  log.scrollTop = log.scrollHeight;
  newer.hidden = true;
}

let first = null; // of the messages that came together
let revealed = 0;

// Messages longer than the screen are shown from their first line; what comes at once after them (a receipt,
// then news of a conference) does not push them away.
export function reveal(item) {
  if (!first || Date.now() - revealed > TOGETHER) first = item;
  revealed = Date.now();
  const end = log.scrollHeight - log.clientHeight;
  log.scrollTop = Math.min(end, first.offsetTop - 8);
  newer.hidden = atEnd();
}

export function hintNewer() {
  newer.hidden = false;
}

newer.addEventListener('click', () => { toEnd(); log.focus(); });
// The keyboard of a phone takes half the screen: keep the last words in sight.
let stuck = true;
log.addEventListener('scroll', () => {
  stuck = atEnd();
  if (stuck) newer.hidden = true;
}, { passive: true });
window.addEventListener('resize', () => { if (stuck) toEnd(); });

// Rings around what has the focus are for the keyboard. Browsers draw them around text boxes after a press of
// the mouse as well, and around what a script chooses; a key that moves the focus brings them back.
export function showRings(on) {
  document.documentElement.classList.toggle('pointed', !on);
}

for (const press of ['mousedown', 'touchstart']) {
  document.addEventListener(press, () => showRings(false), { passive: true, capture: true });
}
document.addEventListener('keydown', ({ key }) => { if (key === 'Tab' || key === 'Escape') showRings(true); }, true);
