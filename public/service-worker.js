// Shows web push while no tab of Guildhall is in front, and answers without a connection: with the page `/offline`,
// which shows what the browser has stored (docs/decisions/0051), and the scripts, styles and fonts that pages have used.
// It stores nothing of a person, and no answer of the API. Online, every page comes from the network.

const version = new URL(self.location.href).searchParams.get("v");
const PREFIX = "guildhall-";
/** Pages hold a lock of this name for as long as they are open. */
const CACHE = PREFIX + version;
const OFFLINE_PAGE = "/offline";
const ASSETS = "/_next/static/";
const ANY_ENCODING = { ignoreVary: true };
/** What a proxy answers while Guildhall is away. */
const IS_AWAY = new Set([502, 503, 504]);
/** The offline page is stored anew with use, since its headers and theme may have changed within a version. */
const REFRESH_MS = 10 * 60_000;
/**
 * A page that takes longer to begin is replaced by the stored one, which connects when it can: pages that are drawn from
 * what is stored, and not where one reloads, which asks for the server's.
 */
const PATIENCE_MS = 5_000;
const IS_DRAWN = /^\/w\/[^/]+(\/[cd]\/[^/]+|\/(inbox|threads|later|saved|members))?$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (!version || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  const isPartOfPage = request.headers.has("rsc") && !request.headers.has("next-router-prefetch");
  if (isPartOfPage && (request.method === "GET" || request.method === "HEAD"))
    return event.respondWith(partOfPage(event));
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (pathname.startsWith(ASSETS)) event.respondWith(asset(event));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

/** Their names change with their content, so a stored one is never old. */
async function asset(event) {
  const { request } = event;
  const stored = await caches.match(request, ANY_ENCODING);
  if (stored) return forWorker(request, stored);
  const response = await fetch(request);
  // Only while somebody is signed in: signing out deletes the cache.
  if (response.ok && (await caches.has(CACHE))) {
    const copy = response.clone();
    const cache = await caches.open(CACHE);
    event.waitUntil(cache.put(request, copy).catch(() => {}));
  }
  return forWorker(request, response);
}

/**
 * A web worker reads its parameters behind the `#` of its own address, which is that of the response, without that part.
 * A new response has the address that was requested.
 */
const forWorker = (request, response) =>
  request.destination === "worker" ? new Response(response.body, response) : response;

async function page(request) {
  const network = fetch(request);
  const answer = network.then(
    (response) => (IS_AWAY.has(response.status) ? undefined : response),
    () => undefined,
  );
  const isDrawn = request.cache === "default" && IS_DRAWN.test(new URL(request.url).pathname);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  return (await (isDrawn ? Promise.race([answer, late]) : answer)) ?? (await offlinePage()) ?? network;
}

/** An earlier version's until this one has its own. */
const offlinePage = async () =>
  (await caches.match(OFFLINE_PAGE, { ...ANY_ENCODING, cacheName: CACHE })) ??
  caches.match(OFFLINE_PAGE, ANY_ENCODING);

/** The address that each page waits for. */
const awaited = new Map();

/**
 * What Next asks for on the way to another page (GET), and then until it is reached (HEAD). Where that fails, the page
 * decides what to do. It is notified each time: it may not know yet that its own connection is gone.
 */
async function partOfPage({ request, clientId }) {
  if (request.method === "GET") awaited.set(clientId, request.url);
  try {
    const response = await fetch(request);
    awaited.delete(clientId);
    return response;
  } catch (error) {
    // The page has given it up itself.
    if (request.signal.aborted) throw error;
    const url = awaited.get(clientId);
    const client = url && (await self.clients.get(clientId));
    client?.postMessage({ type: "unreachable", url });
    throw error;
  }
}

let storing = Promise.resolve();

self.addEventListener("message", (event) => {
  if (event.data?.type !== "store") return;
  // One after the other, or they would fetch the same.
  storing = storing.then(() => store(event.data.assets)).catch(() => {});
  event.waitUntil(storing);
});

/**
 * Stores the files that a page has used, maybe before it had a worker, and the offline page with all it can load. Where
 * one of those can't be had, the former version stays, and the next page that is used tries again.
 */
async function store(assets) {
  const cache = await caches.open(CACHE);
  await Promise.all(assets.map((address) => storeAsset(cache, address).catch(() => {})));
  const stored = await cache.match(OFFLINE_PAGE);
  if (stored && Date.now() - Date.parse(stored.headers.get("date")) < REFRESH_MS) return;
  const response = await fetch(OFFLINE_PAGE);
  if (!response.ok || response.redirected) return;
  const needed = assetsIn(await response.clone().text());
  await storeAll(cache, needed, new Set());
  for (const address of needed) if (!(await cache.match(address, ANY_ENCODING))) return;
  // Last, so that it is there only with what it needs.
  await cache.put(OFFLINE_PAGE, response);
  await deleteOldVersions();
}

/** And what they name: scripts do so with those that they load on demand. */
async function storeAll(cache, addresses, known) {
  const unknown = addresses.filter((address) => !known.has(address));
  for (const address of unknown) known.add(address);
  const texts = await Promise.all(
    [...new Set(unknown)].map(async (address) => {
      const asset = await storeAsset(cache, address);
      return asset && address.endsWith(".js") ? asset.text() : "";
    }),
  );
  if (unknown.length) await storeAll(cache, assetsIn(texts.join()), known);
}

const assetsIn = (text) =>
  (text.match(/static\/(?:chunks|media)\/[\w.~-]+/g) ?? []).map((name) => `/_next/${name}`);

/** From an earlier version, where that has it. Undefined where there is none: not all that looks like a name is one. */
async function storeAsset(cache, address) {
  const own = await cache.match(address, ANY_ENCODING);
  if (own) return own;
  const response = (await caches.match(address, ANY_ENCODING)) ?? (await fetch(address, { priority: "low" }));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, response.clone());
  return response;
}

/** Except those of pages that are still open. Not before this version has its own page. */
async function deleteOldVersions() {
  const { held } = await self.navigator.locks.query();
  const inUse = new Set([CACHE, ...held.map(({ name }) => name)]);
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && !inUse.has(name)) await caches.delete(name);
}

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

async function show(data) {
  const message = data ? data.json() : {};
  // What it takes the place of: a call that doesn't ring any more.
  if (message.closes) await closeAll(message.closes);
  if (message.closes && !message.title) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // The tab in front tells by itself.
  if (windows.some((client) => client.focused)) return;
  // It may have waited for this device to come back.
  if (message.call && !(await isRinging(message.call))) return;
  const { title, body, tag, url, silent, call } = message;
  await self.registration.showNotification(title || "Guildhall", {
    body,
    tag,
    silent,
    icon: "/icon.svg",
    data: { url, call },
    ...(call && { actions: ANSWERS, requireInteraction: true, renotify: true }),
  });
}

const ANSWERS = [
  { action: "accept", title: "Accept" },
  { action: "decline", title: "Decline" },
];

async function closeAll(tag) {
  for (const notification of await self.registration.getNotifications({ tag })) notification.close();
}

/** Whether a call still rings for its person. Where nobody says, it does: its message doesn't live longer than the ring. */
async function isRinging({ id, userId }) {
  const signal = AbortSignal.timeout(ASK_MS);
  const response = await fetch(`/api/calls/${id}`, { signal }).catch(() => null);
  if (!response || response.status >= 500) return true;
  if (!response.ok) return false;
  const { status, invites } = await response.json();
  return status !== "ENDED" && invites.some((one) => one.userId === userId && one.status === "RINGING");
}

const ASK_MS = 3_000;

self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  const { url = "/inbox", call } = notification.data ?? {};
  notification.close();
  if (call && action === "decline") event.waitUntil(decline(call));
  else event.waitUntil(open(call && action === "accept" ? answering(url, call) : url));
});

/** The page joins that call and no other. Where it has ended, it says so. */
function answering(path, { id }) {
  const { pathname } = new URL(path, self.location.origin);
  return `${pathname}?answer=${id}`;
}

async function decline({ id }) {
  const body = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  await fetch(`/api/calls/${id}/decline`, body).catch(() => {});
}

async function open(path) {
  const { href, origin } = new URL(path, self.location.origin);
  if (origin !== self.location.origin) return;
  const [client] = await self.clients.matchAll({ type: "window" });
  if (!client) return self.clients.openWindow(href);
  // A browser may refuse to bring the tab to the front; it shows the place all the same.
  await client.focus().catch(() => {});
  // Without leaving the page, which would end a call that it is in.
  if (await isOpenedBy(client, href.slice(origin.length))) return;
  await client.navigate(href).catch(() => self.clients.openWindow(href));
}

/** Whether the page goes there by itself. */
function isOpenedBy(client, path) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), REPLY_MS);
    client.postMessage({ type: "open", path }, [port2]);
  });
}

const REPLY_MS = 300;
