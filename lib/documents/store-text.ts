import * as Y from "yjs";
import type { Transaction } from "@/lib/db";
import { mentionHref, parseMention } from "@/lib/objects/mentions";
import { applyUpdates } from "./apply";
import { isDocumentKind } from "./kinds";
import { readState } from "./read-log";
import type { CommentedText } from "./rich-text/lost-comments";
import { DOCUMENT_RULES } from "./rules";
import { textOfDocument } from "./text";
import type { TextBlock } from "./text-block";
import type { ShownFile } from "./updates/rules";

/** Maximum indexed length, in bytes of UTF-8: PostgreSQL takes 1 MB of lexemes, which may be five times the text. */
const MAX_SEARCHED_BYTES = 200_000;
/** The time of a document's last edit; read before the content, which is at least as new. */
const LAST = `/* name: last edit */
  SELECT coalesce(u.created_at, s.updated_at, d.created_at) AS "updatedAt"
  FROM documents d LEFT JOIN document_snapshots s ON s.document_id = d.id
  LEFT JOIN LATERAL (SELECT created_at FROM document_updates WHERE document_id = d.id ORDER BY id DESC LIMIT 1) u ON true
  WHERE d.id = $1::uuid`;

type Found = { kind: string; channelId: string; taskId: string | null; hasComments: boolean };

/** The deletion of the channel comes first, or waits. */
const LOCK = `/* name: lock edited document */
  SELECT d.kind, c.id AS "channelId", d.task_id AS "taskId",
    EXISTS (SELECT FROM document_comments dc WHERE dc.document_id = d.id AND dc.resolved_at IS NULL) AS "hasComments" FROM documents d JOIN channels c ON c.id = d.channel_id
  WHERE d.id = $1::uuid FOR KEY SHARE OF c`;
const STORE = `/* name: store text */
  INSERT INTO document_texts (document_id, blocks, body, updated_at) VALUES ($1::uuid, $2::jsonb, $3, $4::timestamptz)
  ON CONFLICT (document_id) DO UPDATE SET blocks = EXCLUDED.blocks, body = EXCLUDED.body, updated_at = EXCLUDED.updated_at`;

export type StoredText = {
  id: string;
  channelId: string;
  /** Whose description it is. */
  taskId: string | null;
  /** All of them, also those beyond what is searched. */
  blocks: TextBlock[];
  files: ShownFile[];
  /** What of its text has comments; null where nobody looks for them, since none is open. */
  comments: CommentedText | null;
  /** The Yjs state vector of the document as it was read. */
  state: Uint8Array<ArrayBuffer>;
};

/** Stores what a document says now, for search and references. @returns null where it is gone */
export async function storeText(tx: Transaction, documentId: string): Promise<StoredText | null> {
  const [found] = await tx.$queryRawUnsafe<Found[]>(LOCK, documentId);
  if (!found || !isDocumentKind(found.kind)) return null;
  const [last] = await tx.$queryRawUnsafe<{ updatedAt: Date }[]>(LAST, documentId);
  const document = new Y.Doc();
  for await (const updates of readState(tx, documentId)) applyUpdates(document, updates, null);
  const blocks = textOfDocument(found.kind, document).map(storable);
  const files = DOCUMENT_RULES[found.kind].files?.(document) ?? [];
  const comments = (found.hasComments && DOCUMENT_RULES[found.kind].comments?.(document)) || null;
  const state = Uint8Array.from(Y.encodeStateVector(document));
  document.destroy();
  const searched = searchedOf(blocks);
  const body = searched.map(({ text }) => text).join("\n");
  await tx.$executeRawUnsafe(STORE, documentId, JSON.stringify(searched), body, last!.updatedAt);
  const { channelId, taskId } = found;
  return { id: documentId, channelId, taskId, blocks, files, comments, state };
}

/** Yjs keeps text that PostgreSQL can't: NUL, and halves of characters. */
const toStorable = (text: string) => text.replaceAll("\0", "").toWellFormed();
const storable = ({ links, ...block }: TextBlock): TextBlock => ({
  ...block,
  text: toStorable(block.text),
  links: links.map(({ id, href, text }) => ({
    id,
    href: canonical(toStorable(href)),
    text: toStorable(text),
  })),
});

/** One address for one target, so that it can be looked for. */
function canonical(href: string): string {
  const target = parseMention(href);
  return target ? mentionHref(target) : href;
}

/** The beginning of a text, as far as it is searched. A block that is cut loses its links: they may lie beyond. */
function searchedOf(blocks: readonly TextBlock[]): TextBlock[] {
  const searched: TextBlock[] = [];
  let left = MAX_SEARCHED_BYTES;
  for (const block of blocks) {
    if (left <= 0) break;
    const text = cut(block.text, left);
    searched.push(text === block.text ? block : { ...block, text, links: [] });
    left -= Buffer.byteLength(text) + 1;
  }
  return searched;
}

function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  // A character that was cut in its middle reads as the replacement character.
  return Buffer.from(text)
    .subarray(0, bytes)
    .toString()
    .replace(/\uFFFD$/, "");
}
