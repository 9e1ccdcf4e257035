import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { actorOfToken } from "@/lib/auth/authenticate";
import { type AccessedDocument, accessDocuments } from "@/lib/documents/access";
import { documentIdOf } from "@/lib/documents/names";
import { describeError } from "@/lib/http/describe-error";
import { AppError, type ErrorBody, notFound } from "@/lib/http/errors";
import { accessVersion, checkedAgainstChanges } from "./changes";

export type DocumentAccess = { actor: Actor; document: AccessedDocument; version: number };

/** What is asked for one token within one turn of the event loop: a client opens its documents together. */
type Batch = { token: string; ids: Set<string>; answer: Promise<Omit<DocumentAccess, "document"> & Found> };
type Found = { documents: Map<string, AccessedDocument> };

const batches = new Map<string, Batch>();

/** Lets somebody into a document, or gives the reason against it; called for each document that a connection opens. */
export async function authorizeDocument(
  token: string,
  name: string,
): Promise<DocumentAccess | ErrorBody["error"]> {
  try {
    const id = documentIdOf(name);
    const { documents, ...access } = await join(token, id);
    const document = id ? documents.get(id) : null;
    if (!document) throw notFound("document");
    return { ...access, document };
  } catch (error) {
    return describeError(error, "document open", randomUUID()).error;
  }
}

/** Adds a document to the batch of its token. However many documents that has, it costs two queries. */
function join(token: string, id: string | null): Batch["answer"] {
  let batch = batches.get(token);
  if (!batch) {
    const ids = new Set<string>();
    batch = { token, ids, answer: nextTurn().then(() => authorizeBatch(token, ids)) };
    batches.set(token, batch);
  }
  if (id) batch.ids.add(id);
  return batch.answer;
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function authorizeBatch(token: string, ids: ReadonlySet<string>): Batch["answer"] {
  batches.delete(token);
  return checkedAgainstChanges(async () => {
    const version = accessVersion();
    const actor = await actorOfToken("realtime", token);
    if (!actor)
      throw new AppError("unauthenticated", "The token is missing, has expired, or its session ended.");
    return { actor, version, documents: await accessDocuments(actor, [...ids]) };
  });
}
