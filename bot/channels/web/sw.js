// Keeps the chat's empty page, so that it opens without a network: never a message, a photo, a token,
// or anything under /api. The server puts VERSION and FILES before these lines; when the page changes,
// VERSION does, and the browser takes up the new worker with a complete new page.

const SHELL = `langnghe-${VERSION}`;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('langnghe-') && name !== SHELL;
  const drop = (names) => Promise.all(names.filter(old).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

// All of a page from one version: a new page with old scripts would be worse than an old page once more.
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || FILES.indexOf(pathname) < 0) return;
  const kept = caches.open(SHELL).then((cache) => cache.match(pathname));
  event.respondWith(kept.then((found) => found || fetch(event.request)));
});
