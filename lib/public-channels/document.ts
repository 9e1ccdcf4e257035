import * as Y from "yjs";
import { db } from "@/lib/db";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { loadDocument, readPosition } from "@/lib/documents/read-log";
import { MAX_STATE_BYTES } from "@/lib/documents/updates/size";
import { env } from "@/lib/env";
import type { File } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import { accessPublicChannel } from "./access";
import { hideMemberLinks, isMemberLink, isMention, NOBODY, publicName } from "./hide-private";

/** A piece of a document's tree, as plain data: a block with its attributes, or text with its marks. */
export type DocumentNode =
  | { type: "block"; name: string; attributes: Record<string, unknown>; content: DocumentNode[] }
  | { type: "text"; text: string; marks: Record<string, unknown> };

const MAX_DEPTH = 40;

/**
 * What all that is kept may have of Yjs' bytes together; drawn as data it takes some times as much. A long log may have
 * more by itself: the last one built is kept all the same, or each reader would have it built again.
 */
const MAX_KEPT_BYTES = 2 * MAX_STATE_BYTES;

type Built = { content: DocumentNode[]; bytes: number };
type Kept = { position: string; built: Promise<Built>; bytes: number };
/** The documents that were read last, the latest at the end. */
const kept = new Map<string, Kept>();

/**
 * The content of a public channel that is a document; it has the channel's id. It is built once for each change of the
 * document, however many read it. Whether it is public is asked for every time.
 */
export async function readPublicDocument(channelId: string): Promise<DocumentNode[]> {
  const { id } = await accessPublicChannel(channelId);
  const position = await readPosition(id);
  let entry = kept.get(id);
  if (entry?.position !== position) {
    entry = { position, built: build(id), bytes: 0 };
    void settle(id, entry);
  }
  kept.delete(id);
  kept.set(id, entry);
  return (await entry.built).content;
}

/** A file that a public document shows now. Those of its versions are kept for members alone. */
export async function accessPublicDocumentFile(channelId: string, fileId: string): Promise<File> {
  const content = await readPublicDocument(channelId);
  const file = await db().file.findFirst({
    where: {
      id: fileId,
      purpose: "ATTACHMENT",
      status: "READY",
      documents: { some: { documentId: channelId } },
    },
  });
  if (!file || !content.some((node) => shows(node, fileId))) throw notFound("file");
  return file;
}

const shows = (node: DocumentNode, fileId: string): boolean =>
  node.type === "block" &&
  (node.attributes.fileId === fileId || node.content.some((child) => shows(child, fileId)));

/** Keeps what was built within what all may take together, and nothing that failed. */
async function settle(id: string, entry: Kept): Promise<void> {
  try {
    entry.bytes = (await entry.built).bytes;
  } catch {
    if (kept.get(id) === entry) kept.delete(id);
  }
  let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  for (const [oldest, { bytes }] of kept) {
    if (total <= MAX_KEPT_BYTES || kept.size === 1) return;
    kept.delete(oldest);
    total -= bytes;
  }
}

async function build(id: string): Promise<Built> {
  const doc = new Y.Doc();
  let bytes = 0;
  try {
    await loadDocument(id, (updates) => {
      doc.transact(() => {
        for (const update of updates) {
          bytes += update.length;
          Y.applyUpdate(doc, update);
        }
      });
    });
    return { content: childrenOf(doc.getXmlFragment(DOCUMENT_FIELD), 0), bytes };
  } finally {
    doc.destroy();
  }
}

function childrenOf(parent: Y.XmlFragment | Y.XmlElement, depth: number): DocumentNode[] {
  if (depth > MAX_DEPTH) return [];
  return parent.toArray().flatMap((child): DocumentNode[] => {
    if (child instanceof Y.XmlText) return textOf(child);
    if (!(child instanceof Y.XmlElement)) return [];
    const attributes = shownAttributes(child.getAttributes());
    return [{ type: "block", name: child.nodeName, attributes, content: childrenOf(child, depth + 1) }];
  });
}

/** Words that stand in attributes, such as captions, are public as all words are. */
function shownAttributes(attributes: Record<string, unknown>): Record<string, unknown> {
  const { origin } = new URL(env().APP_URL);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === "string" ? hideMemberLinks(value, origin) : value,
    ]),
  );
}

type Run = { insert: unknown; attributes?: Record<string, unknown> };
const hrefOf = (run: Run | undefined): string | null => {
  const { href } = (run?.attributes?.link ?? {}) as { href?: unknown };
  return typeof href === "string" ? href : null;
};

/** Others, such as comments, say who talks about what. */
const SHOWN_MARKS = ["bold", "italic", "strike", "underline", "code"];
const shownMarks = ({ attributes = {} }: Run): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => SHOWN_MARKS.includes(name)));

function textOf(text: Y.XmlText): DocumentNode[] {
  const { origin } = new URL(env().APP_URL);
  const runs = text.toDelta() as Run[];
  return runs.flatMap((run, index): DocumentNode[] => {
    if (typeof run.insert !== "string") return [];
    const { link } = run.attributes ?? {};
    const marks = shownMarks(run);
    const href = hrefOf(run);
    if (href !== null && isMention(href)) {
      // Its label is as private as what it names. A word of it that is bold makes it several runs.
      const isRest = href === hrefOf(runs[index - 1]);
      return isRest ? [] : [{ type: "text", text: publicName(href, NOBODY), marks: {} }];
    }
    const isPublic = link !== undefined && (href === null || !isMemberLink(href, origin));
    const shown = hideMemberLinks(run.insert, origin);
    return [{ type: "text", text: shown, marks: isPublic ? { ...marks, link } : marks }];
  });
}
