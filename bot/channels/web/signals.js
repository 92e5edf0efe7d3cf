// Calling the reader back: a soft ring, a short buzz, and a counter in the title.

let audio = null; // made at the first touch: before that browsers refuse sound
let touched = false;
let lastRing = 0;
let waiting = 0;
let title = document.title;

function arm() {
  touched = true;
  const Audio = window.AudioContext || window.webkitAudioContext;
  if (Audio && !audio) audio = new Audio();
  if (audio && audio.state === 'suspended') audio.resume().catch(() => undefined);
}

function tone(frequency, at) {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.08, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
  source.connect(volume);
  volume.connect(audio.destination);
  source.start(at);
  source.stop(at + 0.4);
}

function showTitle() {
  document.title = waiting ? `(${waiting}) ${title}` : title;
}

export function setTitle(text) {
  title = text;
  showTitle();
}

export function setUnread(count) {
  waiting = count;
  showTitle();
}

export function ring() {
  if (!touched || Date.now() - lastRing < 2000) return;
  lastRing = Date.now();
  if (navigator.vibrate) navigator.vibrate(80);
  if (audio && audio.state === 'running') {
    tone(660, audio.currentTime);
    tone(880, audio.currentTime + 0.18);
  }
}

for (const kind of ['pointerdown', 'touchend', 'keydown']) {
  document.addEventListener(kind, arm, { passive: true });
}
