let at = 0;
let storedAt = 0;
const copies = new Map<string, number>();

/** When this page last had a connection; 0 where it had none yet. */
export const lastContact = (): number => at;

export function noteContact(time = Date.now()): void {
  at = time;
}

/** When this browser last had one, as it has stored; 0 where the page doesn't come from there. */
export const storedContact = (): number => storedAt;

export function noteStoredContact(time: number): void {
  storedAt = time;
}

let readShown = () => at || storedAt;

/** From when is what the page shows; 0 where the page never had a connection, and doesn't come from the storage. */
export const shownAt = (): number => readShown();

/** What is loaded later knows it more exactly than by the connection alone. */
export function setShownAt(read: () => number): void {
  readShown = read;
}

/** From when the copies of documents are that the page shows in place of the server's. */
export const shownCopies = (): number[] => [...copies.values()];

export function noteCopy(documentId: string, asOf: number): void {
  copies.set(documentId, asOf);
}

/** The document has come from the server, or is closed. */
export function dropCopy(documentId: string): void {
  copies.delete(documentId);
}
