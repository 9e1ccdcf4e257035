// Served in place of `/service-worker.js` where use without a connection is switched off (docs/offline.md): deletes what
// the worker has stored, and the worker.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(switchOff()));

async function switchOff() {
  for (const name of await caches.keys()) if (name.startsWith("guildhall-")) await caches.delete(name);
  await self.registration.unregister();
}
