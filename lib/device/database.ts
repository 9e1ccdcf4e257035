import { deviceOwner } from "./owner";

/** What the names of the databases begin with; the rest is the id of the person. */
export const DATABASE_PREFIX = "guildhall.";
/** Raise it when the form of a record changes: what older pages have stored is dropped. */
const SCHEMA_VERSION = 1;

/** `usedAt` orders the records by last use; of those with a `scope`, one scope can be read alone. */
export type DeviceRecord = { id: string; scope: string; usedAt: number };
/** How many records each store holds; those not used for longest are dropped. */
const LIMITS = { queries: 300, documents: 50 } as const;
export type StoreName = keyof typeof LIMITS;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** A tab that is frozen may hold up the deletion that an open waits for. */
const OPENING_MS = 2_000;
const tooLate = () =>
  new Promise<never>((_, reject) => setTimeout(reject, OPENING_MS, new Error("The database doesn't open")));

let opened: { userId: string; database: Promise<IDBDatabase> } | null = null;

function openDatabase(userId: string): Promise<IDBDatabase> {
  if (opened?.userId === userId) return opened.database;
  const request = indexedDB.open(DATABASE_PREFIX + userId, SCHEMA_VERSION);
  request.onupgradeneeded = () => {
    const database = request.result;
    for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
    for (const name of Object.keys(LIMITS)) {
      const store = database.createObjectStore(name, { keyPath: "id" });
      store.createIndex("scope", "scope");
      store.createIndex("usedAt", "usedAt");
    }
  };
  const forget = () => {
    if (opened === own) opened = null;
  };
  const own = {
    userId,
    database: Promise.race([settled(request), tooLate()]).then((database) => {
      // Another tab signs out, or is of a later version.
      database.onversionchange = () => {
        database.close();
        forget();
      };
      database.onclose = forget;
      return database;
    }),
  };
  own.database.catch(forget);
  opened = own;
  return own.database;
}

/** Undefined where this browser stores nothing of the person, or its storage is off or full. */
async function inStore<T>(
  userId: string,
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T | undefined> {
  if (deviceOwner() !== userId) return undefined;
  try {
    const database = await openDatabase(userId);
    return await work(database.transaction(name, mode).objectStore(name));
  } catch {
    return undefined;
  }
}

export const readRecord = <R extends DeviceRecord>(
  userId: string,
  name: StoreName,
  id: string,
): Promise<R | undefined> =>
  inStore(userId, name, "readonly", (store) => settled<R | undefined>(store.get(id)));

export async function readScopes<R extends DeviceRecord>(
  userId: string,
  name: StoreName,
  scopes: readonly string[],
): Promise<R[]> {
  const read = (store: IDBObjectStore) =>
    Promise.all(scopes.map((scope) => settled<R[]>(store.index("scope").getAll(scope))));
  return (await inStore(userId, name, "readonly", read))?.flat() ?? [];
}

/** Stores the records, and drops what has not been used for longest. */
export async function writeRecords(
  userId: string,
  name: StoreName,
  records: readonly DeviceRecord[],
): Promise<void> {
  await inStore(userId, name, "readwrite", async (store) => {
    await Promise.all(records.map((record) => settled(store.put(record))));
    const excess = (await settled(store.count())) - LIMITS[name];
    if (excess <= 0) return;
    const oldest = await settled(store.index("usedAt").getAll(null, excess));
    await Promise.all(oldest.map(({ id }: DeviceRecord) => settled(store.delete(id))));
  });
}

export async function clearStore(userId: string, name: StoreName): Promise<void> {
  await inStore(userId, name, "readwrite", (store) => settled(store.clear()));
}

export async function removeRecord(userId: string, name: StoreName, id: string): Promise<void> {
  await inStore(userId, name, "readwrite", (store) => settled(store.delete(id)));
}
