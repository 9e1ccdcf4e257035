// Shows web push while no tab of Guildhall is in front, and leads to the message when a notification is pressed.
// It keeps nothing: pages and files always come from the network.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

async function show(data) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // The tab in front tells by itself.
  if (windows.some((client) => client.focused)) return;
  const { title, body, tag, url, silent } = data ? data.json() : {};
  await self.registration.showNotification(title || "Guildhall", {
    body,
    tag,
    silent,
    icon: "/icon.svg",
    data: { url },
  });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url || "/inbox"));
});

async function open(path) {
  const { href, origin } = new URL(path, self.location.origin);
  if (origin !== self.location.origin) return;
  const [client] = await self.clients.matchAll({ type: "window" });
  if (!client) return self.clients.openWindow(href);
  // A browser may refuse to bring the tab to the front; it shows the place all the same.
  await client.focus().catch(() => {});
  await client.navigate(href).catch(() => self.clients.openWindow(href));
}
