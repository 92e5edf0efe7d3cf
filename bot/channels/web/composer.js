// The lower part: text box, photo, location, menu. It knows nothing of the network.

import { read, write } from './store.js';
import { log, make, toChoices } from './view.js';

const byId = (id) => document.getElementById(id);
const text = byId('text');
const file = byId('file');
const staged = byId('staged');
const menu = byId('menu');
const commands = byId('commands');
const advice = byId('advice');
const LIMIT = 1600;

let photo = null; // a promise of the shrunken photo, or of another file, that waits for "Gửi"
let name = ''; // the file's name; photos have none

// On touch screens Enter makes a new line: the big button sends.
const touch = window.matchMedia('(pointer: coarse)').matches;

function grow() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
}

function put(words) {
  text.value = words;
  write('draft', words || null);
  grow();
}

export function fill(words) {
  put(words);
  text.focus();
}

export function focus() {
  // On a phone the keyboard would cover what is to be read first.
  (touch ? log : text).focus();
}

function advise(sentence) {
  advice.textContent = sentence;
  advice.hidden = !sentence;
}

// Saves megabytes on a slow net. Browsers that would lose the photo's rotation send it as it is.
async function shrink(original) {
  if (!window.CSS || !CSS.supports('image-orientation', 'from-image')) return original;
  const url = URL.createObjectURL(original);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    const scale = LIMIT / Math.max(image.naturalWidth, image.naturalHeight);
    if (scale >= 1) return original;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff'; // JPEG has no transparency
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return small && small.size < original.size ? small : original;
  } catch (error) {
    return original; // not decodable here: the server judges it
  } finally {
    URL.revokeObjectURL(url);
  }
}

function stage(chosen) {
  unstage();
  const isPhoto = chosen.type.indexOf('image/') === 0;
  photo = isPhoto ? shrink(chosen) : Promise.resolve(chosen);
  name = isPhoto ? '' : chosen.name;
  if (isPhoto) byId('preview').src = URL.createObjectURL(chosen);
  byId('preview').hidden = !isPhoto;
  byId('filename').textContent = name;
  staged.hidden = false;
  byId('send').focus();
}

function unstage() {
  URL.revokeObjectURL(byId('preview').src);
  byId('preview').removeAttribute('src');
  photo = null;
  name = '';
  staged.hidden = true;
  file.value = '';
}

function askPlace(send) {
  const refused = 'Máy chưa cho biết vị trí. Mời bà con viết tên đường, thôn, xóm hoặc khu phố vào ô bên dưới.';
  if (!navigator.geolocation) {
    advise(refused);
    return;
  }
  advise('Đang tìm vị trí, xin chờ một chút…');
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      advise('');
      send({ location: { latitude: coords.latitude, longitude: coords.longitude } });
    },
    () => advise(refused),
    { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
  );
}

function openMenu(open) {
  commands.hidden = !open;
  menu.setAttribute('aria-expanded', String(open));
  if (open) commands.querySelector('button').focus();
}

// `list` are {help, note, act}.
export function setMenu(list) {
  commands.textContent = '';
  for (const { help, note, act } of list) {
    const item = make('li');
    const button = make('button', '', help);
    button.append(make('small', '', note));
    button.addEventListener('click', () => {
      openMenu(false);
      menu.focus();
      act();
    });
    item.append(button);
    commands.append(item);
  }
}

// `send` takes {text}, {location} or {text, photo: promise of a blob, name: '' for a photo}; done when the outbox has it.
export function start(send) {
  async function submit(event) {
    event.preventDefault();
    if (text.readOnly) return;
    advise('');
    const words = text.value.trim();
    if (!photo && !words) {
      if (!toChoices()) text.focus(); // "press Gửi", says the summary, and means the choice of that name
      return;
    }
    // Nothing leaves the text box before the outbox has it; shrinking a photo takes a moment.
    text.readOnly = true;
    await send(photo ? { text: words, photo, name } : { text: words });
    text.readOnly = false;
    unstage();
    put('');
    if (!touch) text.focus(); // on a phone the keyboard would cover the answer
  }
  byId('composer').addEventListener('submit', submit);
  text.addEventListener('input', () => {
    write('draft', text.value || null);
    advise('');
    grow();
  });
  text.addEventListener('keydown', (event) => {
    // Vietnamese input methods use Enter to accept a word: that is not a "send".
    if (event.key !== 'Enter' || event.shiftKey || touch || event.isComposing || event.keyCode === 229) return;
    submit(event);
  });
  byId('photo').addEventListener('click', () => file.click());
  file.addEventListener('change', () => { if (file.files[0]) stage(file.files[0]); });
  byId('unstage').addEventListener('click', () => { unstage(); byId('photo').focus(); });
  byId('place').addEventListener('click', () => askPlace(send));
  menu.addEventListener('click', () => openMenu(commands.hidden));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || commands.hidden) return;
    event.preventDefault();
    openMenu(false);
    menu.focus();
  });
  document.addEventListener('click', (event) => {
    if (!commands.hidden && !commands.contains(event.target) && !menu.contains(event.target)) openMenu(false);
  });
  text.value = read('draft') || '';
  grow();
  if (!touch && window.parent === window) text.focus();
}
