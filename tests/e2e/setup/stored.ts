import { expect, type Page } from "@playwright/test";

/** Uses the page, and waits until the worker has all it needs to answer without a connection. */
export async function storePage(page: Page) {
  await page.mouse.move(200, 200);
  const isStored = () =>
    page.evaluate(
      async () => navigator.serviceWorker.controller !== null && Boolean(await caches.match("/offline")),
    );
  await expect.poll(isStored, { timeout: 30_000 }).toBe(true);
}

/** What the browser stores under a name for use without a connection. */
export const stored = (page: Page, store: "queries" | "documents") =>
  page.evaluate(async (name) => {
    const [first] = await indexedDB.databases();
    if (!first?.name) return "";
    const opening = indexedDB.open(first.name);
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const reading = opening.result.transaction(name).objectStore(name).getAll();
    await new Promise((resolve) => {
      reading.onsuccess = resolve;
    });
    opening.result.close();
    return JSON.stringify(reading.result, (_, value) => (value instanceof Uint8Array ? value.length : value));
  }, store);

/** All that signing out deletes. */
export const traces = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    owner: localStorage.getItem("guildhall.device"),
  }));
