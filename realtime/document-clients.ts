import type { Connection, Document } from "@hocuspocus/server";
import { claimClients, clientKey } from "@/lib/documents/clients";

/** Whose the clients of each open document are, as far as this node has had to know. */
const known = new WeakMap<Document, Map<number, string | null>>();

function ownersOf(document: Document): Map<number, string | null> {
  let owners = known.get(document);
  if (!owners) {
    owners = new Map();
    known.set(document, owners);
  }
  return owners;
}

/** Remembers a client that was claimed when its connection opened. */
export const rememberClient = (document: Document, clientId: number, userId: string): void =>
  void ownersOf(document).set(clientId, userId);

/** Owners of the unclaimed clients of read-only connections, while these last. */
const readers = new WeakMap<Document, Map<number, string>>();

export function rememberReader(document: Document, clientId: number, userId: string): void {
  const clients = readers.get(document) ?? new Map<number, string>();
  readers.set(document, clients);
  if (!clients.has(clientId)) clients.set(clientId, userId);
}

type Publishing = {
  socket: { published?: number | null };
  clientId: number | null;
  canEdit: boolean;
  documentId: string;
  data: { actor: { userId: string } };
};

/**
 * Makes the client that a connection first publishes its own, before anybody hears of it: one that names its client
 * later. y-websocket also sends on what it hears of others, which isn't theirs to claim.
 * @param context gets the client
 */
export async function claimPublished(document: Document, context: Publishing): Promise<void> {
  const clientId = context.socket.published ?? null;
  if (context.clientId !== null || clientId === null) return;
  const { userId } = context.data.actor;
  if (document.awareness.getStates().has(clientId) && !isOwnClient(document, clientId, userId)) return;
  context.clientId = clientId;
  if (context.canEdit) await mayWriteAs(document, context.documentId, [clientId], userId);
  else rememberReader(document, clientId, userId);
}

/** Unless another connection has the client: the end of one that broke can be noticed after its page came back. */
export function forgetReader(document: Document, clientId: number, userId: string): void {
  const isHere = (document.getConnections() as Connection<{ clientId: number | null }>[]).some(
    ({ context }) => context.clientId === clientId,
  );
  if (isHere) return;
  if (readers.get(document)?.get(clientId) === userId) readers.get(document)?.delete(clientId);
}

export const isOwnClient = (document: Document, clientId: number, userId: string): boolean =>
  (known.get(document)?.get(clientId) ?? readers.get(document)?.get(clientId)) === userId;

/**
 * Whether a person may write as all of these clients. One that nobody has claimed becomes theirs: a client is claimed
 * before anybody hears of it, so an unclaimed one is their own from an earlier page, or one that Yjs has just given them.
 */
export async function mayWriteAs(
  document: Document,
  documentId: string,
  clientIds: readonly number[],
  userId: string,
): Promise<boolean> {
  const owners = ownersOf(document);
  const unknown = clientIds.filter((clientId) => !owners.has(clientId));
  const claimed = await claimClients(unknown.map((clientId) => ({ documentId, clientId, userId })));
  for (const clientId of unknown) owners.set(clientId, claimed.get(clientKey(documentId, clientId)) ?? null);
  return clientIds.every((clientId) => owners.get(clientId) === userId);
}
