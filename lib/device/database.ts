import { deviceOwner } from "./owner";

/** What the names of the databases begin with; the rest is the id of the person. */
export const DATABASE_PREFIX = "guildhall.";
/** Raise it when the form of a record changes: what older pages have stored is dropped. */
const SCHEMA_VERSION = 2;

export type DeviceRecord = {
  id: string;
  /** One scope can be read alone. */
  scope: string;
  /** Orders the records by last use. */
  usedAt: number;
  /** When the content was last known to be the server's. An older one doesn't replace it. */
  asOf: number;
  /** About how many bytes the content takes. */
  size: number;
};

const MB = 1_000_000;
/** How much each store holds; what has not been used for longest is dropped. */
const LIMITS = {
  queries: { records: 300, bytes: 30 * MB },
  documents: { records: 50, bytes: 50 * MB },
} as const;
type Limit = { records: number; bytes: number };
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
      store.createIndex("use", ["usedAt", "size"]);
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

/** Undefined where this browser stores nothing of the person. */
async function inStore<T>(
  userId: string,
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T | undefined> {
  if (deviceOwner() !== userId) return undefined;
  const database = await openDatabase(userId);
  const transaction = database.transaction(name, mode);
  const [result] = await Promise.all([work(transaction.objectStore(name)), committed(transaction)]);
  return result;
}

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/** What works without the storage, where that is off, full or locked. */
const unlessItFails = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);

export const readRecord = <R extends DeviceRecord>(
  userId: string,
  name: StoreName,
  id: string,
): Promise<R | undefined> =>
  unlessItFails(inStore(userId, name, "readonly", (store) => settled<R | undefined>(store.get(id))));

/** The records of these scopes; of all without them. */
export async function readRecords<R extends DeviceRecord>(
  userId: string,
  name: StoreName,
  scopes?: readonly string[],
): Promise<R[]> {
  const read = async (store: IDBObjectStore) => {
    if (!scopes) return settled<R[]>(store.getAll());
    return (
      await Promise.all(scopes.map((scope) => settled<R[]>(store.index("scope").getAll(scope))))
    ).flat();
  };
  return (await unlessItFails(inStore(userId, name, "readonly", read))) ?? [];
}

/**
 * Stores the records, and drops what has not been used for longest. Where the browser has no room for them, the older
 * half of everything makes it.
 */
export async function writeRecords(
  userId: string,
  name: StoreName,
  records: readonly DeviceRecord[],
): Promise<void> {
  const write = () =>
    inStore(userId, name, "readwrite", async (store) => {
      await Promise.all(records.map((record) => putUnlessOlder(store, record)));
      await dropOldest(store, LIMITS[name]);
    });
  const retry = async (error: unknown) => {
    if (!(error instanceof DOMException) || error.name !== "QuotaExceededError") return;
    for (const each of Object.keys(LIMITS) as StoreName[])
      await inStore(userId, each, "readwrite", async (store) => {
        const records = Math.floor((await settled(store.count())) / 2);
        await dropOldest(store, { records, bytes: LIMITS[each].bytes });
      });
    await write();
  };
  await unlessItFails(write().catch(retry));
}

/** A tab that is behind marks what another has stored as used. */
async function putUnlessOlder(store: IDBObjectStore, record: DeviceRecord): Promise<void> {
  const stored = await settled<DeviceRecord | undefined>(store.get(record.id));
  // What is of the future was stored by a clock that was wrong.
  const isOlder = stored && stored.asOf > record.asOf && stored.asOf <= Date.now();
  await settled(store.put(isOlder ? { ...stored, usedAt: record.usedAt } : record));
}

/** Reads the index alone, without the records. */
async function dropOldest(store: IDBObjectStore, limit: Limit): Promise<void> {
  let [records, bytes] = [0, 0];
  const request = store.index("use").openKeyCursor(null, "prev");
  for (let cursor = await settled(request); cursor; cursor = await settled(request)) {
    const [, size] = cursor.key as [usedAt: number, size: number];
    records += 1;
    bytes += size;
    if (records > limit.records || bytes > limit.bytes) store.delete(cursor.primaryKey);
    cursor.continue();
  }
}

export async function clearStore(userId: string, name: StoreName): Promise<void> {
  await unlessItFails(inStore(userId, name, "readwrite", (store) => settled(store.clear())));
}

export async function removeRecords(userId: string, name: StoreName, ids: readonly string[]): Promise<void> {
  const remove = async (store: IDBObjectStore) => {
    await Promise.all(ids.map((id) => settled(store.delete(id))));
  };
  await unlessItFails(inStore(userId, name, "readwrite", remove));
}
