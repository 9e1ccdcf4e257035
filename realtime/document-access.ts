import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { assertGranted, isGranted, withinGrant } from "@/lib/auth/grant";
import { type AccessedDocument, accessDocuments } from "@/lib/documents/access";
import { claimClients, clientKey, readClaims } from "@/lib/documents/clients";
import { type DocumentHandshake, readHandshake } from "@/lib/documents/handshake";
import { DOCUMENT_KINDS } from "@/lib/documents/kinds";
import { documentIdOf } from "@/lib/documents/names";
import { describeError } from "@/lib/http/describe-error";
import { AppError, type ErrorBody, notFound } from "@/lib/http/errors";
import { takeToken } from "@/lib/http/rate-limit";
import { accessVersion, checkedAgainstChanges } from "./changes";
import { PROTOCOLS, type Protocol } from "./document-protocols";

export type DocumentAccess = {
  actor: Actor;
  document: AccessedDocument;
  readOnly: boolean;
  /** Knows an older schema of the kind: its editor would delete what it doesn't know. */
  isOutdated: boolean;
  clientId: number | null;
  /** Whether it may write although `clientId` is null, see `PROTOCOLS`. */
  namesClientLater: boolean;
  version: number;
};

/** Whether a connection may only look at its document. */
export const isReadOnly = (
  canEdit: boolean,
  {
    clientId,
    namesClientLater,
    isOutdated,
  }: Pick<DocumentAccess, "clientId" | "namesClientLater" | "isOutdated">,
): boolean => !canEdit || isOutdated || (clientId === null && !namesClientLater);

type Wanted = { id: string; clientId: number | null };
type Answer = {
  actor: Actor;
  version: number;
  documents: Map<string, AccessedDocument>;
  /** Whose the clients are that are claimed, by `clientKey`. */
  owners: Map<string, string | null>;
};
/** What is asked for one token within one turn of the event loop: a client opens its documents together. */
type Batch = { wanted: Wanted[]; answer: Promise<Answer> };

const batches = new Map<string, Batch>();

/** Lets somebody into a document, or gives the reason against it; called for each document that a connection opens. */
export async function authorizeDocument(
  handshake: string,
  name: string,
  protocol: Protocol = "hocuspocus",
): Promise<DocumentAccess | ErrorBody["error"]> {
  try {
    return await authorize(readHandshake(handshake), documentIdOf(name), protocol);
  } catch (error) {
    return describeError(error, "document open", randomUUID()).error;
  }
}

async function authorize(
  { token, clientId, schemaVersion }: DocumentHandshake,
  id: string | null,
  protocol: Protocol,
): Promise<DocumentAccess> {
  const { namesClientLater } = PROTOCOLS[protocol];
  const wanted = id === null ? null : { id, clientId };
  const { actor, version, documents, owners } = await join(token, protocol, wanted);
  const document = id ? documents.get(id) : null;
  if (!document) throw notFound("document");
  await takeToken("write", actor.userId, "");
  const key = clientId === null ? "" : clientKey(document.id, clientId);
  if (owners.has(key) && owners.get(key) !== actor.userId)
    throw new AppError("conflict", "Another person writes as this client. Take a new client id.");
  const isOutdated =
    (clientId !== null || namesClientLater) && schemaVersion < DOCUMENT_KINDS[document.kind].schemaVersion;
  const readOnly = isReadOnly(document.canEdit, { clientId, namesClientLater, isOutdated });
  return { actor, document, readOnly, isOutdated, clientId, namesClientLater, version };
}

/** Adds a document to the batch of its token. However many documents that has, it costs four statements. */
function join(token: string, protocol: Protocol, wanted: Wanted | null): Promise<Answer> {
  const key = `${protocol} ${token}`;
  let batch = batches.get(key);
  if (!batch) {
    const list: Wanted[] = [];
    const answer = nextTurn().then(() => {
      batches.delete(key);
      return authorizeBatch(token, protocol, list);
    });
    batch = { wanted: list, answer };
    batches.set(key, batch);
  }
  if (wanted) batch.wanted.push(wanted);
  return batch.answer;
}

/** The documents that somebody may open: a key only what it was granted. */
async function accessGranted(actor: Actor, ids: readonly string[]): Promise<Map<string, AccessedDocument>> {
  assertGranted(actor, { scope: "documents:read" });
  const documents = await withinGrant(actor, () => accessDocuments(actor, ids));
  if (isGranted(actor, { scope: "documents:write" })) return documents;
  return new Map([...documents].map(([id, document]) => [id, { ...document, canEdit: false }]));
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

async function authorizeBatch(token: string, protocol: Protocol, wanted: readonly Wanted[]): Promise<Answer> {
  const access = await checkedAgainstChanges(async () => {
    const version = accessVersion();
    const actor = await PROTOCOLS[protocol].actorOf(token);
    if (!actor)
      throw new AppError("unauthenticated", "The token is missing, has expired, or its session ended.");
    return {
      actor,
      version,
      documents: await accessGranted(
        actor,
        wanted.map(({ id }) => id),
      ),
    };
  });
  const { userId } = access.actor;
  const clients = wanted.flatMap(({ id, clientId }) => {
    const document = access.documents.get(id);
    return clientId !== null && document ? [{ document, claim: { documentId: id, clientId, userId } }] : [];
  });
  const claimsOf = (canEdit: boolean) =>
    clients.filter(({ document }) => document.canEdit === canEdit).map(({ claim }) => claim);
  // Who only reads writes as nobody, and so leaves no row, however often they come.
  const [claimed, found] = await Promise.all([claimClients(claimsOf(true)), readClaims(claimsOf(false))]);
  return { ...access, owners: new Map([...claimed, ...found]) };
}
