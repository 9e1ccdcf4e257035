import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { CODE_FIELD } from "@/lib/documents/names";
import { loadDocument } from "@/lib/documents/read-log";
import { makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { closeClients, eventually, type TestDocument } from "./clients";
import { type RealtimeNode, startNode } from "./node";

/** The file's node, and for each test an actor with a document of the kind code. */
export let node: RealtimeNode;
export let actor: Actor;
export let workspace: { id: string };
export let channel: { id: string };

export function startNodeWithDocument(): void {
  beforeAll(async () => {
    node = await startNode();
  });
  beforeEach(async () => {
    const user = await makeUser();
    workspace = await makeWorkspace(user);
    channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
    actor = await makeActor(user);
  });
  afterEach(closeClients);
  afterAll(() => node.kill());
}

export const rows = (documentId: string) =>
  db().documentUpdate.findMany({ where: { documentId }, orderBy: { id: "asc" } });

export const saved = (document: TestDocument) => eventually(() => expect(document.isSaved()).toBe(true));

/** A document as the log has it, read apart from any node. */
async function read(documentId: string): Promise<Y.Doc> {
  const document = new Y.Doc();
  await loadDocument(documentId, (updates) => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document;
}

export const textInLog = async (documentId: string) =>
  (await read(documentId)).getText(CODE_FIELD).toString();

/** The update that writes `text` at the start of what the log has. */
export async function editOf(documentId: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = await read(documentId);
  const before = Y.encodeStateVector(document);
  document.getText(CODE_FIELD).insert(0, text);
  return Uint8Array.from(Y.encodeStateAsUpdate(document, before));
}

export async function untilUnloaded(): Promise<void> {
  await eventually(async () => {
    const health = (await (await fetch(`${node.url}/health`)).json()) as { documents: number };
    expect(health.documents).toBe(0);
  });
}
