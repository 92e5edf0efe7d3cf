// This page inside another one: a phone of the demonstration, or the box that embed.js opens on a portal.
// Nothing but counts and "close me" goes out, and only to the page that has spoken to us first.

const params = new URLSearchParams(location.search);
const framed = window.parent !== window;
const portal = framed && params.get('portal') === '1';
let home = portal ? '' : location.origin; // who may frame a page of ours is said by its frame-ancestors
let shown = !portal;
let onSight = () => undefined;
let onOpened = () => undefined;

export const inSight = () => shown && !document.hidden;

function tell(message) {
  if (framed && home) window.parent.postMessage(message, home);
}

export const news = () => tell({ type: 'langnghe:news' });
export const unread = (count) => tell({ type: 'langnghe:unread', count });
export const left = () => tell({ type: 'langnghe:left' });

function heard(event) {
  if (event.source !== window.parent || !event.data || event.data.type !== 'langnghe:shown') return;
  const opening = event.data.shown && !shown;
  home = event.origin;
  shown = Boolean(event.data.shown);
  tell({ type: 'langnghe:ready' });
  onSight();
  if (opening) onOpened(Boolean(event.data.byKeyboard));
}

// `sight` is called whenever the page comes into sight or leaves it, `opened` when the portal's reader opens
// it, by keyboard or not.
export function start(sight, opened) {
  onSight = sight;
  onOpened = opened;
  if (framed) document.documentElement.classList.add('embed');
  if (portal) {
    window.addEventListener('message', heard);
    // Whatever Escape closes inside has stopped the event.
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) tell({ type: 'langnghe:close' });
    });
  }
  document.addEventListener('visibilitychange', onSight);
}
