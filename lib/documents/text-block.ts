import type * as Y from "yjs";

/** A paragraph, heading, list item or line of a document, as search and references read it. */
export type TextBlock = {
  /** Names the block for as long as it exists, whatever is written in it; see `blockId`. */
  id: string;
  text: string;
  /** What of the text is a link, and where to. */
  links: { href: string; text: string }[];
};

/** The Yjs id of a type as text; the root of a document, which has none, is `root`. */
export function blockId({ _item }: { _item: Y.Item | null }): string {
  const id = _item?.id;
  return id ? `${id.client}-${id.clock}` : "root";
}
