import { inflateSync } from "node:zlib";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { compactDocument } from "@/lib/documents/compact";
import { append } from "@/lib/documents/log";
import { getVersion, listVersions } from "@/lib/documents/versions/service";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "@/tests/factories";

type Person = { id: string };

/** Of the latest `makeDocument`: two editors, the actor of the first, and a document of the kind code. */
export let [ada, ben]: [Person, Person] = [{ id: "" }, { id: "" }];
export let actor: Actor;
export let documentId: string;
/** By person, the document as they have it. */
export let editors: Map<string, Y.Doc>;

export async function makeDocument(): Promise<void> {
  const people = await Promise.all([makeUser(), makeUser()]);
  [ada, ben] = people;
  const workspace = await makeWorkspace(people[0]);
  await addMember(workspace, people[1], "MEMBER");
  ({ id: documentId } = await makeChannel(workspace, { type: "DOC", documentKind: "code" }));
  actor = await makeActor(people[0]);
  editors = new Map(people.map(({ id }) => [id, new Y.Doc()]));
}

/** Appends what a person does to the text as they see it, at a time of day long past. */
export async function edit(person: Person, at: string, change: (text: Y.Text) => void): Promise<void> {
  const data = changeAs(person, change);
  const createdAt = new Date(`2026-03-01T${at}:00Z`);
  await db().documentUpdate.create({ data: { documentId, authorId: person.id, data, createdAt } });
}

export const write = (person: Person, at: string, words: string) =>
  edit(person, at, (text) => text.insert(text.length, words));

/** Appends words as a realtime node does that is killed before it records the edit. */
export const writeAndDie = (person: Person, words: string) =>
  append(
    documentId,
    changeAs(person, (text) => text.insert(text.length, words)),
    person.id,
  );

function changeAs(person: Person, change: (text: Y.Text) => void) {
  const document = editors.get(person.id)!;
  const before = Y.encodeStateVector(document);
  document.transact(() => change(document.getText("text")));
  const data = Uint8Array.from(Y.encodeStateAsUpdate(document, before));
  for (const other of editors.values()) Y.applyUpdate(other, data);
  return data;
}

export const list = (cursor?: string, limit = 50) => listVersions(actor, documentId, { cursor, limit });
/** From the first to the last. */
export const versions = async () => (await list()).items.toReversed();
export const texts = async () =>
  Promise.all((await versions()).map(async ({ id }) => (await getVersion(actor, documentId, id)).content));
/** What is stored, without showing it to anybody. */
export async function stored() {
  await compactDocument(documentId);
  const found = await db().documentVersion.findMany({ where: { documentId }, orderBy: { untilAt: "asc" } });
  return found.map(({ content }) => JSON.parse(inflateSync(content).toString()));
}
