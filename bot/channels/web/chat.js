// The web chat: ties the stream, the outbox, the bubbles and the composer together.

import * as composer from './composer.js';
import * as frame from './frame.js';
import * as identity from './identity.js';
import { about, listen, media, seen as tellSeen } from './net.js';
import * as outbox from './outbox.js';
import { ring, setTitle, setUnread } from './signals.js';
import { isFleeting, keepPhoto, keptPhoto, read, uuid, write } from './store.js';
import * as view from './view.js';

const byId = (id) => document.getElementById(id);
const params = new URLSearchParams(location.search);
const opened = Date.now();
const mine = new Map(); // id of a message of mine -> its bubble
let loaded = false;
let known = false; // whether /api/about has answered
let enrolling = false; // an invitation is on its way: the menu may become an officer's
let newest = 0; // the last line that has come
let unread = 0;
let telling = 0;
let acknowledged = 0; // the last line that the server knows to have been in sight

function showMine(entry) {
  byId('welcome').hidden = true;
  const load = async () => (await keptPhoto(entry.id)) || Promise.reject(new Error('lost'));
  const item = view.bubble(
    { from: 'me', text: entry.label || entry.text || '', at: entry.at, location: entry.location },
    entry.photo && !entry.name ? [load] : [],
    entry.photo && entry.name ? [{ name: entry.name, load }] : [],
  );
  mine.set(entry.id, item);
  view.log.append(item);
  return item;
}

async function send(message) {
  const id = uuid();
  const entry = Object.assign({}, message, { id, at: new Date().toISOString() });
  if (message.photo) {
    await keepPhoto(id, await message.photo);
    entry.photo = true;
  }
  if (/^\/start\s/.test(message.text || '')) enrolling = true;
  showMine(entry);
  outbox.add(entry);
  view.toEnd();
}

// A refused text goes back into the text box; whatever stands there already is kept below it.
function takeBack(entry) {
  outbox.remove(entry.id);
  mine.get(entry.id).remove();
  mine.delete(entry.id);
  if (entry.text) composer.fill([entry.text, read('draft')].filter(Boolean).join('\n'));
}

function showState(entry, state, why) {
  const item = mine.get(entry.id) || showMine(entry); // perhaps written in another tab
  if (item.dataset.n) return;
  const again = ['Gửi lại', () => outbox.resend(entry.id)];
  const stay = view.atEnd();
  if (state === 'sending') view.setNote(item, entry.at, 'Đang gửi…');
  else if (state === 'sent') {
    view.setNote(item, entry.at, 'Đã gửi');
    view.setProblem(item, '');
  } else {
    view.setNote(item, entry.at, 'Chưa gửi');
    const back = [entry.text ? 'Sửa lại' : 'Bỏ tin này', () => takeBack(entry)];
    if (state === 'refused') view.setProblem(item, why, [again, back]);
    else view.setProblem(item, `${why} Chưa gửi được, sẽ tự gửi lại.`.trim(), [again]);
  }
  if (stay) view.toEnd();
}

function confirmMine(message) {
  const item = mine.get(message.client_id);
  outbox.remove(message.client_id);
  if (!item) return false;
  view.place(item, message.n);
  view.setNote(item, message.at, 'Đã gửi');
  view.setProblem(item, '');
  return true;
}

function show(message) {
  if (message.client_id && confirmMine(message)) return null;
  const documents = (message.documents || []).map(({ name, path }) => ({ name, load: () => media(path) }));
  const item = view.bubble(message, (message.photos || []).map((path) => () => media(path)), documents);
  view.place(item, message.n);
  if (message.client_id) mine.set(message.client_id, item);
  if (message.from === 'bot') view.addChoices(item, message.buttons, (action, label) => send({ action, label }));
  return item;
}

function receive(messages) {
  const stay = view.atEnd();
  const shown = messages.map(show);
  const fromBot = messages.filter((message) => message.from === 'bot').length;
  if (messages.length) byId('welcome').hidden = true;
  countUnread(messages);
  if (!loaded) {
    firstLoad(messages.length);
    return;
  }
  const first = shown.find(Boolean);
  if (first && stay) view.reveal(first);
  else if (fromBot) view.hintNewer();
  if (fromBot && (document.hidden || Date.now() - opened > 4000)) ring();
  if (fromBot) frame.news();
  if (fromBot && enrolling) {
    enrolling = false;
    known = false;
    introduce();
  }
}

// Said again with the next message, or the next time the page is opened, if it does not get through.
async function acknowledge() {
  const upto = newest;
  if (!frame.inSight() || upto <= acknowledged) return;
  try {
    if (await tellSeen(upto)) acknowledged = Math.max(acknowledged, upto);
  } catch (error) {
    // the network is away
  }
}

// Unread is what the bot has said since this device last showed the conversation.
function countUnread(messages) {
  const seen = read('seen');
  if (seen !== null) unread += messages.filter(({ from, n }) => from === 'bot' && n > Number(seen)).length;
  if (messages.length) newest = messages[messages.length - 1].n;
  if (frame.inSight() || seen === null) {
    unread = 0;
    if (newest > Number(seen)) write('seen', String(newest));
  }
  setUnread(unread);
  frame.unread(unread);
  clearTimeout(telling);
  telling = setTimeout(acknowledge, 2000); // a moment later: several messages at once, and the server has noted them
}

// Only what comes after the first history is news, to the ear and to the screen reader.
function firstLoad(count) {
  loaded = true;
  byId('offline').hidden = true;
  byId('fleeting').hidden = !isFleeting();
  setTimeout(() => view.log.setAttribute('aria-live', 'polite'), 500);
  begin();
  byId('welcome').hidden = count > 0 || mine.size > 0;
  view.toEnd();
  identity.settle();
  // A frame on a portal is no app; and what the network carries first is the conversation.
  if ('serviceWorker' in navigator && window.parent === window) {
    navigator.serviceWorker.register('/sw.js', { scope: '/chat' }).catch(() => undefined);
  }
}

// An invitation ("?start=CODE") or a poster ("?xa=ID"): "/start ..." is sent once, then leaves the address bar.
function begin() {
  const code = params.get('start') || (params.has('xa') && `xa-${params.get('xa')}`);
  if (!code) return;
  if (params.has('xa') || read('start') !== code) {
    write('start', code);
    send({ text: `/start ${code}` });
  }
  params.delete('start');
  params.delete('xa');
  history.replaceState(null, '', `${location.pathname}?${params}`);
}

const asEntry = ({ command, help }) => ({ help, note: command, act: () => send({ text: command }) });
const own = [
  { help: 'Giữ đường liên kết riêng', note: 'để xem tiếp ở máy khác hoặc về sau', act: () => identity.showLink() },
  { help: 'Rời khỏi máy này', note: 'khi dùng máy chung', act: identity.askLeave },
];

async function introduce() {
  if (known) return;
  known = true;
  try {
    const { authority, note, commands } = await about();
    byId('authority').textContent = authority;
    byId('note').textContent = note;
    setTitle(`${authority} – Lắng Nghe`);
    composer.setMenu(commands.map(asEntry).concat(own));
  } catch (error) {
    known = false; // asked again with the next sign of life
  }
}

function showConnection(on) {
  const word = on ? 'đã kết nối' : 'mất kết nối';
  const place = byId('connection');
  if (place.textContent !== word) place.textContent = word; // each change is read aloud
  place.className = on ? '' : 'off';
  if (on) introduce();
  else byId('offline').hidden = loaded;
}

// The demonstration page puts a sample sentence into the text box.
window.addEventListener('message', (event) => {
  if (event.origin !== location.origin || event.source !== window.parent) return;
  if (event.data && event.data.type === 'langnghe:fill') {
    view.showRings(Boolean(event.data.byKeyboard));
    composer.fill(String(event.data.text));
  }
});

identity.takeFromAddress();
window.addEventListener('hashchange', () => { identity.takeFromAddress(); if (loaded) identity.settle(); });
byId('begin').addEventListener('click', () => send({ text: '/start' }));
if (read('closed')) outbox.holdBack('Tin này chưa gửi khi cuộc trò chuyện cũ đóng lại.');
for (const entry of outbox.list()) {
  showMine(entry);
  if (entry.refused) showState(entry, 'refused', entry.refused);
}
composer.setMenu(own);
composer.start(send);
frame.start(() => countUnread([]), (byKeyboard) => {
  view.showRings(byKeyboard);
  view.toEnd();
  composer.focus();
});
outbox.start(showState);
listen(receive, showConnection);
