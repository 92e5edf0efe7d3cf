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

// `ways` are [label, act]; the dialog closes unless `act` returns true. Escape is the last of them.
export function show(title, content, ways) {
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
  box.append(heading, ...content);
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
  box.append(...buttons);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      buttons[buttons.length - 1].click();
    }
    if (event.key === 'Tab') keepInside(event, box, heading);
  });
  veil.append(box);
  document.body.append(veil);
  shut(true);
  heading.focus();
}

function keepInside(event, box, heading) {
  const stops = Array.from(box.querySelectorAll('input, button'));
  const end = event.shiftKey ? stops[0] : stops[stops.length - 1];
  const at = document.activeElement;
  if (at !== end && !(event.shiftKey && at === heading)) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
}
