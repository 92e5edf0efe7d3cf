// What the person has sent and the server has not yet confirmed. It lives in localStorage, so
// that neither a dead network nor a closed page loses it; the server drops second copies by id.

import { backoff, call } from './net.js';
import { dropPhoto, keptPhoto, read, write } from './store.js';

let tell = () => undefined; // (entry, state, why): 'sending' | 'sent' | 'waiting' | 'refused'
let running = false;
let fails = 0;
let timer = 0;

export const list = () => JSON.parse(read('outbox') || '[]');
const save = (entries) => write('outbox', entries.length ? JSON.stringify(entries) : null);

export function add(entry) {
  save(list().concat([entry]));
  flush();
}

export function remove(id) {
  const entries = list();
  const entry = entries.find((each) => each.id === id);
  if (!entry) return;
  save(entries.filter((each) => each.id !== id));
  if (entry.photo) dropPhoto(id);
}

export function resend(id) {
  mark(id, undefined);
  flush();
}

// A refused message waits for the person's decision and does not hold up the others.
function mark(id, refused) {
  save(list().map((each) => (each.id === id ? Object.assign(each, { refused }) : each)));
}

// What was meant for a conversation that is closed by now must not go into another one by itself.
export function holdBack(why) {
  save(list().map((each) => Object.assign(each, { refused: why })));
}

async function post(entry) {
  if (!entry.photo) {
    const { id, text, action, label, location } = entry;
    return call('/api/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id, text, action, label, location }),
    });
  }
  const blob = await keptPhoto(entry.id);
  if (!blob) return null;
  const form = new FormData();
  form.append('id', entry.id);
  form.append('caption', entry.text);
  form.append('photo', blob, entry.name || 'anh.jpg');
  return call('/api/photos', { method: 'POST', body: form }, 180000);
}

async function sentence(response) {
  try {
    return (await response.json()).error || '';
  } catch (error) {
    return '';
  }
}

// One try. Only 'waiting' is tried again by itself: the network, the server, or "too fast".
async function attempt(entry) {
  tell(entry, 'sending');
  let response;
  try {
    response = await post(entry);
  } catch (error) {
    tell(entry, 'waiting', '');
    return false;
  }
  if (response && response.ok) {
    remove(entry.id);
    tell(entry, 'sent');
    return true;
  }
  const status = response ? response.status : 0;
  if (status === 401 || status === 408 || status === 429 || status >= 500) {
    tell(entry, 'waiting', status === 429 ? await sentence(response) : '');
    return false;
  }
  const why = response ? await sentence(response) : 'Ảnh, tệp không còn trong máy. Mời bà con chọn lại.';
  const refused = why || 'Máy chủ không nhận tin này.';
  mark(entry.id, refused);
  tell(Object.assign(entry, { refused }), 'refused', refused);
  return true;
}

// One after the other, in the order written.
export async function flush() {
  if (running) return;
  running = true;
  clearTimeout(timer);
  for (;;) {
    const entry = list().find((each) => !each.refused);
    if (!entry) break;
    if (!(await attempt(entry))) {
      timer = setTimeout(flush, backoff(fails + 1));
      fails += 1;
      break;
    }
    fails = 0;
  }
  running = false;
}

export function start(listener) {
  tell = listener;
  window.addEventListener('online', flush);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) flush(); });
  flush();
}
