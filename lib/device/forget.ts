import { DATABASE_PREFIX } from "./database";
import { clearDeviceOwner } from "./owner";
import { CACHE_PREFIX } from "./version";

/**
 * Deletes what this browser stores for use without a connection: at sign-out, and where a page finds nobody signed in.
 * Words that the server doesn't have yet are elsewhere, and stay for the next sign-in.
 */
export async function forgetDevice(): Promise<void> {
  clearDeviceOwner();
  await Promise.allSettled([deleteDatabases(), deleteCaches()]);
}

/** What another account has left in this browser, where it didn't sign out. */
export async function forgetOthers(userId: string): Promise<void> {
  await deleteDatabases(DATABASE_PREFIX + userId).catch(() => {});
}

async function deleteDatabases(except?: string): Promise<void> {
  for (const { name } of await indexedDB.databases())
    if (name?.startsWith(DATABASE_PREFIX) && name !== except)
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        // Blocked: a page that holds it open is closing it, and the deletion follows.
        request.onsuccess = request.onerror = request.onblocked = () => resolve();
      });
}

async function deleteCaches(): Promise<void> {
  // Without HTTPS there are none.
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name.startsWith(CACHE_PREFIX)) await caches.delete(name);
}
