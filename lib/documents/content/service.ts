import { createHash } from "node:crypto";
import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { clientOfNonce } from "@/lib/http/nonce";
import { type AccessedDocument, accessDocument, accessEditable } from "../access";
import { editDocument } from "../append";
import { applyUpdates } from "../apply";
import type { DocumentKind } from "../kinds";
import { readMarkdown } from "../markdown/read";
import { markdownOf } from "../markdown/to-markdown";
import { DOCUMENT_FIELD } from "../names";
import { loadDocument } from "../read-log";
import type { RichTextNode } from "../rich-text/node";
import { richTextSchema } from "../rich-text/schema";
import { insertBlocks, replaceBlock, writeRichText } from "../rich-text/write";
import { DOCUMENT_RULES } from "../rules";
import { blockId } from "../text-block";
import { DocumentTooLarge, UpdateRefused, UpdateTooLarge } from "../updates/rules";
import type { AddedContent, BlockEdit, DocumentContent, DocumentEdit, NewContent } from "./schema";

const RICH_TEXTS: readonly DocumentKind[] = ["rich-text", "description"];
type Person = Pick<Actor, "userId">;
type Given = { markdown?: string | undefined; content?: { type: "doc"; content: unknown[] } | undefined };

/** What a document holds now. @throws AppError as `accessDocument`; invalid_input for Markdown of what has none */
export async function getContent(
  actor: Person,
  documentId: string,
  format: DocumentContent["format"],
): Promise<DocumentContent> {
  const { kind } = await accessDocument(actor, documentId);
  const document = new Y.Doc();
  await loadDocument(documentId, (updates) => applyUpdates(document, updates, null));
  const rules = DOCUMENT_RULES[kind];
  const formats = {
    json: () => rules.content(document) as Record<string, unknown>,
    text: () =>
      rules
        .toText(document)
        .map(({ text }) => text)
        .join("\n"),
    markdown: () => {
      assertRichText(kind);
      return markdownOf(rules.content(document) as RichTextNode);
    },
  };
  try {
    return { ...present(documentId, kind, document), kind, format, content: formats[format]() };
  } finally {
    document.destroy();
  }
}

export function assertRichText(kind: string) {
  if (!RICH_TEXTS.some((one) => one === kind))
    throw new AppError("invalid_input", `A document of the kind ${kind} isn't a rich text.`);
}

const fragmentOf = (document: Y.Doc) => document.getXmlFragment(DOCUMENT_FIELD);
const idsOf = (document: Y.Doc) =>
  fragmentOf(document)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement)
    .map((block) => blockId(block));

/** A snapshot of what Yjs knows, which two documents share if and only if they are the same. */
const stateOf = (document: Y.Doc): string =>
  createHash("sha256")
    .update(Y.encodeSnapshot(Y.snapshot(document)))
    .digest("base64url");

const present = (documentId: string, kind: DocumentKind, document: Y.Doc): DocumentEdit => ({
  documentId,
  state: stateOf(document),
  blockIds: RICH_TEXTS.includes(kind) ? idsOf(document) : [],
});

export const replaceContent = (actor: Person, documentId: string, given: NewContent) =>
  edit(actor, documentId, given, async () => {
    const content = richTextSchema.topNodeType.create(null, await blocksOf(given)).toJSON();
    return (fragment) => writeRichText(fragment, content);
  });

export const appendContent = (actor: Person, documentId: string, given: AddedContent) =>
  edit(actor, documentId, given, () => appending(given));

/** What puts something at the end of a document. */
export async function appending(given: Given): Promise<Change> {
  const blocks = await blocksOf(given);
  return (fragment) => {
    const [first] = fragment.toArray();
    // An empty document is one empty paragraph.
    const isEmpty = fragment.length === 1 && first instanceof Y.XmlElement && isEmptyParagraph(first);
    if (isEmpty) replaceBlock(fragment, 0, blocks);
    else insertBlocks(fragment, fragment.length, blocks);
  };
}

const isEmptyParagraph = (element: Y.XmlElement) =>
  element.nodeName === "paragraph" &&
  element.toArray().every((child) => child instanceof Y.XmlText && child.length === 0);

type MadeEdit = BlockEdit & { blocks: Node[] };

export const editBlocks = (
  actor: Person,
  documentId: string,
  { edits, ...basis }: { edits: readonly BlockEdit[] } & Basis,
) =>
  edit(actor, documentId, basis, async () => {
    const made: MadeEdit[] = [];
    for (const one of edits)
      made.push({ ...one, blocks: one.action === "delete" ? [] : await blocksOf(one) });
    return (fragment) => {
      for (const one of made) editBlock(fragment, one);
      if (fragment.length === 0) insertBlocks(fragment, 0, [richTextSchema.node("paragraph")]);
    };
  });

function editBlock(fragment: Y.XmlFragment, { block, action, blocks }: MadeEdit): void {
  const at = fragment.toArray().findIndex((one) => one instanceof Y.XmlElement && blockId(one) === block);
  if (at < 0)
    throw new AppError("conflict", `The block ${block} isn't there any more. Read the document again.`);
  if (action === "insertBefore") insertBlocks(fragment, at, blocks);
  else if (action === "insertAfter") insertBlocks(fragment, at + 1, blocks);
  else replaceBlock(fragment, at, blocks);
}

/** @throws AppError invalid_input where it is nothing that a document can hold */
async function blocksOf({ markdown, content }: Given): Promise<Node[]> {
  try {
    const json = content ?? { type: "doc", content: filled(await readMarkdown(markdown ?? "")) };
    const node = richTextSchema.nodeFromJSON(json);
    node.check();
    return [...node.children];
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new AppError(
      "invalid_input",
      `content: isn't what a document can hold: ${error.message.slice(0, 200)}`,
    );
  }
}

const filled = (blocks: RichTextNode[]) => (blocks.length > 0 ? blocks : [{ type: "paragraph" }]);

/** The state that an edit was made of, and what names it when it is sent again. */
type Basis = { state?: string | undefined; nonce?: string | undefined };

/** `blockIds` are those of before. */
type Change = (fragment: Y.XmlFragment, blockIds: readonly string[]) => void;

/**
 * Appends an edit of the actor's to the document's log, which open editors show like any other.
 * @param read reads what is given, before the document is locked
 */
async function edit(
  actor: Person,
  documentId: string,
  basis: Basis,
  read: () => Promise<Change>,
): Promise<DocumentEdit> {
  const { kind } = await accessRichText(actor, documentId);
  const change = await read();
  return transaction((tx) => changeContent(tx, actor, { ...basis, id: documentId, kind }, change));
}

/** Edits a rich text as part of a transaction. The caller has checked that the actor may. */
export async function changeContent(
  tx: Transaction,
  actor: Person,
  { id: documentId, kind, state, nonce }: { id: string; kind: DocumentKind } & Basis,
  change: Change,
): Promise<DocumentEdit> {
  let unchanged: DocumentEdit | null = null;
  const clientId = nonce ? clientOfNonce(actor.userId, nonce) : null;
  const isRepeated = clientId !== null && !(await claimEdit(tx, documentId, clientId, actor.userId));
  const apply = (document: Y.Doc) => {
    if (clientId !== null) document.clientID = clientId;
    // What the edit has written stays known for good, its row for a week.
    if (clientId !== null && (isRepeated || Y.getState(document.store, clientId) > 0)) {
      unchanged = present(documentId, kind, document);
      return;
    }
    if (state !== undefined && state !== stateOf(document))
      throw new AppError("conflict", "The document has been changed meanwhile. Read it again.");
    unchanged = present(documentId, kind, document);
    change(fragmentOf(document), unchanged.blockIds);
  };
  const edited = await editDocument(tx, documentId, apply, actor.userId).catch(explain);
  if (!edited) return unchanged!;
  const answer = present(documentId, kind, edited.document);
  edited.document.destroy();
  return answer;
}

/**
 * Remembers the client of an edit, also of one that only deletes, of which the document doesn't tell who made it. Of the
 * same edit sent twice at once the second waits for the first.
 * @returns whether it is new
 */
async function claimEdit(tx: Transaction, documentId: string, clientId: number, userId: string) {
  const { count } = await tx.documentClient.createMany({
    data: [{ documentId, clientId, userId }],
    skipDuplicates: true,
  });
  return count > 0;
}

async function accessRichText(actor: Person, documentId: string): Promise<AccessedDocument> {
  const document = await accessEditable(actor, documentId);
  assertRichText(document.kind);
  return document;
}

/** @throws AppError for what a document can't hold */
export function explain(error: unknown): never {
  if (!(error instanceof UpdateRefused)) throw error;
  if (error instanceof DocumentTooLarge || error instanceof UpdateTooLarge)
    throw new AppError("too_large", "That is more than a document can hold. Make several documents of it.");
  throw new AppError("invalid_input", `content: isn't what a document can hold: ${error.message}`);
}
