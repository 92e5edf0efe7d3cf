// What this browser remembers for one identity: secret, draft, outbox, and photos not yet sent.

const params = new URLSearchParams(location.search);
const asked = params.get('id') || '';
export const name = /^[A-Za-z0-9-]{1,64}$/.test(asked) ? asked : 'toi';

// Private windows and full disks refuse localStorage: then things live until the page is closed.
const memory = new Map();
const keyOf = (part) => `langnghe:${name}${part ? `:${part}` : ''}`;

export function read(part) {
  if (memory.has(part)) return memory.get(part);
  try {
    return localStorage.getItem(keyOf(part));
  } catch (error) {
    return null;
  }
}

export function write(part, value) {
  memory.delete(part);
  try {
    if (value === null) localStorage.removeItem(keyOf(part));
    else localStorage.setItem(keyOf(part), value);
  } catch (error) {
    memory.set(part, value);
  }
}

// Whether all this ends with the page: an old browser in a frame, a private window.
export function isFleeting() {
  write('try', '1');
  const fleeting = memory.has('try');
  write('try', null);
  return fleeting;
}

// Everything of this identity, with the photos of its unsent messages.
export async function forget(entries) {
  memory.clear();
  try {
    const mine = (key) => key === keyOf('') || key.startsWith(`${keyOf('')}:`);
    Object.keys(localStorage).filter(mine).forEach((key) => localStorage.removeItem(key));
  } catch (error) { /* then nothing was kept */ }
  await Promise.all(entries.filter((entry) => entry.photo).map((entry) => dropPhoto(entry.id)));
}

// crypto.randomUUID is missing on old phones and on plain http.
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// Photos are too big for localStorage, so those waiting to be sent lie in IndexedDB.
const held = new Map();

function photos(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('langnghe', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('photos');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction('photos', mode);
      const request = work(transaction.objectStore('photos'));
      transaction.oncomplete = () => { db.close(); resolve(request.result); };
      transaction.onabort = () => { db.close(); reject(transaction.error); };
    };
  });
}

export function keepPhoto(id, blob) {
  held.set(id, blob);
  return photos('readwrite', (store) => store.put(blob, id)).catch(() => undefined);
}

export async function keptPhoto(id) {
  return held.get(id) || photos('readonly', (store) => store.get(id)).catch(() => undefined);
}

export function dropPhoto(id) {
  held.delete(id);
  return photos('readwrite', (store) => store.delete(id)).catch(() => undefined);
}
