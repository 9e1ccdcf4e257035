import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { loadDocument } from "@/lib/documents/read-log";
import { env } from "@/lib/env";
import { accessPublicChannel } from "./access";
import { hideMemberLinks, isMemberLink } from "./hide-private";

/** A piece of a document's tree, as plain data: a block with its attributes, or text with its marks. */
export type DocumentNode =
  | { type: "block"; name: string; attributes: Record<string, unknown>; content: DocumentNode[] }
  | { type: "text"; text: string; marks: Record<string, unknown> };

const MAX_DEPTH = 40;

/** The content of a public channel that is a document; it has the channel's id. */
export async function readPublicDocument(channelId: string): Promise<DocumentNode[]> {
  const { id } = await accessPublicChannel(channelId);
  const doc = new Y.Doc();
  try {
    await loadDocument(id, (updates) => {
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      });
    });
    return childrenOf(doc.getXmlFragment(DOCUMENT_FIELD), 0);
  } finally {
    doc.destroy();
  }
}

function childrenOf(parent: Y.XmlFragment | Y.XmlElement, depth: number): DocumentNode[] {
  if (depth > MAX_DEPTH) return [];
  return parent.toArray().flatMap((child): DocumentNode[] => {
    if (child instanceof Y.XmlText) return textOf(child);
    if (!(child instanceof Y.XmlElement)) return [];
    const attributes = child.getAttributes() as Record<string, unknown>;
    return [{ type: "block", name: child.nodeName, attributes, content: childrenOf(child, depth + 1) }];
  });
}

function textOf(text: Y.XmlText): DocumentNode[] {
  const { origin } = new URL(env().APP_URL);
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return runs.flatMap(({ insert, attributes = {} }) =>
    typeof insert === "string"
      ? [{ type: "text", text: hideMemberLinks(insert, origin), marks: publicMarks(attributes, origin) }]
      : [],
  );
}

/** The marks of a text without a link that only members can open. */
function publicMarks({ link, ...marks }: Record<string, unknown>, origin: string): Record<string, unknown> {
  const href = (link as { href?: unknown } | undefined)?.href;
  const isPublic = typeof href !== "string" || !isMemberLink(href, origin);
  return link !== undefined && isPublic ? { ...marks, link } : marks;
}
