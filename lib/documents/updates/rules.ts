import type * as Y from "yjs";
import type { CommentedText } from "../rich-text/lost-comments";
import type { TextBlock } from "../text-block";

/** What a kind of document may hold, and what can be read from it. */
export type DocumentRules = {
  /** The names of its top-level types. */
  roots: readonly string[];
  /** Whether its text may not be cut between the halves of a surrogate pair. */
  keepsPairs?: boolean;
  /** @throws UpdateRefused where the content may not stand in the place */
  check: (content: Content, place: Place, item: PlacedItem) => void;
  /** Its text, for search and references. */
  toText: (document: Y.Doc) => TextBlock[];
  /** What of its text has comments. */
  comments?: (document: Y.Doc) => CommentedText;
  /** The files that it shows. */
  files?: (document: Y.Doc) => ShownFile[];
  /** All that it shows, as JSON: what a version keeps. */
  content: (document: Y.Doc) => unknown;
  /** Makes the document what `content` once gave, by the smallest edit: what both have in common keeps its authors. */
  write: (document: Y.Doc, content: unknown) => void;
};

export type ShownFile = {
  fileId: string;
  /** The Yjs client that put it there. */
  client: number;
};

/** Where an item goes. `gone`: into something that was deleted and collected, so that Yjs drops it. */
export type Place =
  | { where: "root"; root: string; key: string | null }
  | { where: "type"; type: Y.AbstractType<unknown>; holder: Y.Item; key: string | null }
  | { where: "gone" };

export type Content = Y.Item["content"];

/** What can be asked about the item that is checked. */
export type PlacedItem = {
  /** How many types lie around it: 1 for a child of a top-level type. */
  depth: () => number;
  placeOf: (item: Y.Item) => Place;
  /**
   * Adds what the item makes more of something in a type, such as its children.
   * @param known how much of it the type has in the document
   * @returns how much it has with this and what the update added before; 0 where the document has the item already
   */
  add: (
    key: string,
    holder: Y.Item,
    amount: number,
    known: (type: Y.AbstractType<unknown>) => number,
  ) => number;
};

/** Why an update isn't taken. `isBehind`: it refers to what the document doesn't have (yet). */
export class UpdateRefused extends Error {
  override name = "UpdateRefused";
  constructor(
    message: string,
    readonly isBehind = false,
  ) {
    super(message);
  }
}

/** More at once than any person writes. */
export class UpdateTooLarge extends UpdateRefused {}

/** The document would take more than is stored of one; what deletes is still taken. */
export class DocumentTooLarge extends UpdateRefused {
  constructor() {
    super("the document would be too large");
  }
}

export function refuse(reason: string): never {
  throw new UpdateRefused(reason);
}

export function refuseBehind(reason: string): never {
  throw new UpdateRefused(reason, true);
}
