import type * as Y from "yjs";

/** A paragraph, heading, list item or line of a document, as search and references read it. */
export type TextBlock = {
  /** Names the block for as long as it exists, whatever is written in it; see `blockId`. */
  id: string;
  text: string;
  /** What of the text is a link, and where to; `id` names what made it one, see `itemId`. */
  links: { id: string; href: string; text: string }[];
};

/** A Yjs item by its client and clock. */
export const itemId = ({ id: { client, clock } }: Y.Item): string => `${client}-${clock}`;
/** The Yjs client that made what such an id names, and when. */
export function placeOfItem(id: string): { client: number; clock: number } {
  const [client, clock] = id.split("-");
  return { client: Number(client), clock: Number(clock) };
}

/** The Yjs id of a type as text; the root of a document, which has none, is `root`. */
export function blockId({ _item }: { _item: Y.Item | null }): string {
  return _item ? itemId(_item) : "root";
}
