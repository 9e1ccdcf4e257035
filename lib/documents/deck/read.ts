import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { richTextBlocks } from "../rich-text/to-text";
import type { TextBlock } from "../text-block";
import { DECK_FIELD, ELEMENTS_FIELD, SLIDES_FIELD } from "./fields";

type Entry = { id: string; fields: Y.Map<unknown> };

const entriesOf = (document: Y.Doc, root: string): Entry[] =>
  [...document.getMap(root)].flatMap(([id, fields]) => (fields instanceof Y.Map ? [{ id, fields }] : []));

/** By position, then id: concurrent moves can give the same position. */
const inOrder = (entries: readonly Entry[], key: string): Entry[] => {
  const positionOf = ({ id, fields }: Entry) => `${fields.get(key) ?? ""} ${id}`;
  return entries.toSorted((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1));
};

const blocksIn = (text: unknown): TextBlock[] => (text instanceof Y.XmlFragment ? richTextBlocks(text) : []);

/** The texts of a deck, slide by slide: what stands on it, from back to front, then its notes. */
export function deckBlocks(document: Y.Doc): TextBlock[] {
  const bySlide = Map.groupBy(inOrder(entriesOf(document, ELEMENTS_FIELD), "z"), ({ fields }) =>
    fields.get("slide"),
  );
  return inOrder(entriesOf(document, SLIDES_FIELD), "order").flatMap(({ id, fields }) => [
    ...(bySlide.get(id) ?? []).flatMap((element) => blocksIn(element.fields.get("text"))),
    ...blocksIn(fields.get("notes")),
  ]);
}

const plain = (value: unknown): unknown => {
  if (value instanceof Y.XmlFragment) return yXmlFragmentToProsemirrorJSON(value);
  if (!(value instanceof Y.Map)) return value;
  return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
};

/** All of a deck as JSON; texts as the editor's JSON. */
export const deckContent = (document: Y.Doc) =>
  Object.fromEntries(
    [DECK_FIELD, SLIDES_FIELD, ELEMENTS_FIELD].map((root) => [root, plain(document.getMap(root))]),
  );
