// Talking with the server: the session, single calls, and the stream of messages.

import { read, write } from './store.js';

const POLL = 3000;
const FIRST_BYTE = 12000; // a stream silent for longer sits behind a buffering proxy
const SILENCE = 45000; // the server sends a comment well before this
const canStream = 'ReadableStream' in window && 'AbortController' in window && 'TextDecoder' in window;

// A sleep that ends early when the network or the reader comes back.
export function wait(ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      document.removeEventListener('visibilitychange', seen);
      resolve();
    };
    const seen = () => { if (!document.hidden) done(); };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    document.addEventListener('visibilitychange', seen);
  });
}

export const backoff = (tries) => Math.min(30000, 1000 * 2 ** tries) * (0.75 + Math.random() / 2);

// fetch may hang for minutes on a weak signal: give up sooner and try again.
async function timed(path, options, ms) {
  if (!('AbortController' in window)) return fetch(path, options);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ms);
  try {
    return await fetch(path, Object.assign({ signal: stop.signal }, options));
  } finally {
    clearTimeout(timer);
  }
}

let opening = null;
let mine = ''; // the secret that this page speaks with

function post(path, fields, token) {
  const headers = Object.assign({ 'Content-Type': 'application/json' }, token && { Authorization: `Bearer ${token}` });
  return timed(path, { method: 'POST', headers, body: JSON.stringify(fields) }, 30000);
}

async function freshSecret() {
  const response = await post('/api/session', {});
  if (!response.ok) throw new Error(`session: ${response.status}`);
  return (await response.json()).token;
}

async function openSession() {
  const token = await freshSecret();
  if (!read('')) write('', token); // another tab may have been quicker: one identity per name
  return read('');
}

// Another tab has left, or has taken up another conversation: this page must not mix the two.
function checkIdentity() {
  const same = !mine || read('') === mine;
  if (!same) location.reload();
  return same;
}

window.addEventListener('storage', checkIdentity);
window.addEventListener('pageshow', checkIdentity); // a page that "back" brings from memory

function session() {
  const token = read('');
  if (token) return Promise.resolve(token);
  if (!opening) {
    const forget = () => { opening = null; };
    opening = openSession();
    opening.then(forget, forget);
  }
  return opening;
}

// The new secret is kept before the server hears of it: if its answer is lost, the next call finds out.
async function takeNext(token) {
  const next = read('next');
  const response = await post('/api/secret', { secret: next }, token);
  if (!response.ok) return response.status;
  mine = next;
  write('', next);
  write('next', null);
  return 200;
}

// The conversation goes on here with a new secret; every link and device with an earlier one is shut out.
export async function changeSecret() {
  const token = await secret();
  if (!read('next')) write('next', await freshSecret());
  const status = await takeNext(token);
  if (status === 401) await shutOut(token);
  return status === 200;
}

// This secret is void: its conversation was closed to this device from another one. Start anew, at most
// once a minute; what is written and not sent stays.
async function shutOut(token) {
  if (read('') !== token) return; // another tab has a new one already
  if (read('next') && (await takeNext(token)) !== 401) return;
  if (Date.now() - Number(read('renewed')) < 60000) return;
  write('renewed', String(Date.now()));
  for (const part of ['start', 'next', '']) write(part, null);
  write('closed', '1');
  location.reload();
}

// Whether a link's secret still opens its conversation. Without an answer we do not say that it does not.
export async function isVoid(token) {
  const headers = { Authorization: `Bearer ${token}` };
  return timed('/api/about', { headers }, 30000).then(({ status }) => status === 401, () => false);
}

export async function secret() {
  if (!checkIdentity()) throw new Error('this page is about to show another conversation');
  mine = await session();
  return mine;
}

export async function call(path, options = {}, ms = 30000) {
  const token = await secret();
  const headers = Object.assign({ Authorization: `Bearer ${token}` }, options.headers);
  const response = await timed(path, Object.assign({}, options, { headers }), ms);
  if (response.status === 401) await shutOut(token);
  return response;
}

async function getJson(path) {
  const response = await call(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export const about = () => getJson('/api/about');

// That everything up to this line has been in sight: the proof that an answer has arrived.
export async function seen(upto) {
  const response = await call('/api/seen', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ upto }),
  });
  return response.ok;
}

export async function media(path) {
  const response = await call(path, {}, 120000);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.blob();
}

// Reads one event stream to its end; true if anything at all came through.
async function follow(after, onMessage) {
  const stop = new AbortController();
  let heard = false;
  let last = Date.now();
  const watch = setInterval(() => {
    if (Date.now() - last > (heard ? SILENCE : FIRST_BYTE)) stop.abort();
  }, 3000);
  try {
    const token = await secret();
    const response = await fetch(`/api/events?after=${after}`, {
      headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }, cache: 'no-store', signal: stop.signal,
    });
    if (!response.ok || !response.body) return false;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return heard;
      heard = true;
      last = Date.now();
      const blocks = (rest + decoder.decode(value, { stream: true })).replace(/\r\n/g, '\n').split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5));
        if (data.length) onMessage(JSON.parse(data.join('\n')));
      }
    }
  } catch (error) {
    return heard; // a broken stream is ordinary: the caller asks for the history next
  } finally {
    clearInterval(watch);
    stop.abort();
  }
}

// Never returns. Every round asks for what was missed, then streams if streams work here.
export async function listen(onMessages, onState) {
  let last = 0;
  let fails = 0;
  let deaf = 0; // streams in a row that carried nothing
  const take = (messages) => {
    const fresh = messages.filter((message) => message.n > last);
    if (fresh.length) last = fresh[fresh.length - 1].n;
    onMessages(fresh);
  };
  for (;;) {
    try {
      take((await getJson(`/api/history?after=${last}`)).messages);
      fails = 0;
      onState(true);
    } catch (error) {
      onState(false);
      await wait(backoff(fails));
      fails += 1;
      continue;
    }
    if (canStream && deaf < 2) {
      deaf = (await follow(last, (message) => take([message]))) ? 0 : deaf + 1;
      await wait(500 + Math.random() * 1000); // after a restart not everybody at once
    } else {
      await wait(document.hidden ? POLL * 5 : POLL);
    }
  }
}
