// One question or notice over the page. <dialog> is too young for the phones this is for.

import { make } from './view.js';

const parts = ['header', 'main', 'form'].map((tag) => document.querySelector(tag));
let leave = null; // closes the one that is open

function shut(closed) {
  for (const part of parts) {
    part.inert = closed;
    if (closed) part.setAttribute('aria-hidden', 'true'); // for browsers that do not know inert
    else part.removeAttribute('aria-hidden');
  }
}

// `ways` are [label, act]; the dialog closes unless `act` returns true. Escape is the last of them. Of a
// `careful` question Escape is the first, and the first has the focus: a key pressed by chance does no harm.
export function show(title, content, ways, careful = false) {
  if (leave) leave();
  const before = document.activeElement;
  const veil = make('div', 'veil');
  const box = make('div', 'dialog');
  const heading = make('h2', '', title);
  heading.id = 'dialog-title';
  heading.tabIndex = -1;
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-labelledby', heading.id);
  const words = make('div');
  words.id = 'dialog-words';
  words.append(...content);
  if (careful) box.setAttribute('aria-describedby', words.id); // read aloud although the focus is below
  box.append(heading, words);
  leave = () => {
    leave = null;
    veil.remove();
    shut(false);
    if (before && before.focus) before.focus();
  };
  const buttons = ways.map(([label, act], index) => {
    const button = make('button', index ? '' : 'primary', label);
    button.addEventListener('click', () => {
      if (act && act()) return;
      if (leave && veil.isConnected) leave();
    });
    return button;
  });
  const safe = buttons[careful ? 0 : buttons.length - 1];
  box.append(...buttons);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      safe.click();
    }
    if (event.key === 'Tab') keepInside(event, box, heading);
  });
  veil.append(box);
  document.body.append(veil);
  shut(true);
  if (careful) safe.focus({ preventScroll: true }); // the words stay in sight on a small screen
  else heading.focus();
}

function keepInside(event, box, heading) {
  const stops = Array.from(box.querySelectorAll('input, button'));
  const end = event.shiftKey ? stops[0] : stops[stops.length - 1];
  const at = document.activeElement;
  if (at !== end && !(event.shiftKey && at === heading)) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
}
