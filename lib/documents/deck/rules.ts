import * as Y from "yjs";
import { checkRichText } from "../rich-text/rules";
import { type Content, type DocumentRules, type Place, type PlacedItem, refuse } from "../updates/rules";
import type { ValueTest } from "../updates/values";
import {
  DECK_FIELD,
  DECK_FIELDS,
  ELEMENT_FIELDS,
  ELEMENTS_FIELD,
  type Fields,
  isEntryId,
  isStyleName,
  isStyleValue,
  SLIDE_FIELDS,
  SLIDES_FIELD,
} from "./fields";
import { deckBlocks, deckContent } from "./read";
import { writeDeck } from "./write";

/** What a type in a deck is, by where it hangs. `gone`: in something that was deleted and collected. */
type Role = "slide" | "element" | "rich" | "style" | "gone";
type InType = Extract<Place, { where: "type" }>;

const ENTRIES: Readonly<Record<string, "slide" | "element">> = {
  [SLIDES_FIELD]: "slide",
  [ELEMENTS_FIELD]: "element",
};
const FIELDS = { slide: SLIDE_FIELDS, element: ELEMENT_FIELDS };

/** Where an item stands never changes. */
const roles = new WeakMap<Y.Item, Role>();

/** The role of the type that this item holds: from the nearest type around it whose role is known, inwards. */
function roleOf(holder: Y.Item, placeOf: PlacedItem["placeOf"]): Role {
  const path: { item: Y.Item; place: Place }[] = [];
  let role: Role | undefined;
  for (let item: Y.Item | null = holder; item; ) {
    role = roles.get(item);
    if (role) break;
    const place = placeOf(item);
    path.push({ item, place });
    item = place.where === "type" ? place.holder : null;
  }
  for (const { item, place } of path.toReversed()) {
    role = roleIn(place, role);
    roles.set(item, role);
  }
  return role ?? refuse("a type that no deck has");
}

/** @param around the role of the type in which this place is; none for a top-level one */
function roleIn(place: Place, around: Role | undefined): Role {
  if (place.where === "gone" || around === "gone") return "gone";
  if (place.where === "root") return ENTRIES[place.root] ?? refuse("a type that no deck has");
  if (around === "rich") return "rich";
  const field = around === "slide" || around === "element" ? fieldOf(FIELDS[around], place.key) : undefined;
  return typeof field === "string" ? field : refuse("a type that no deck has");
}

const fieldOf = (fields: Fields, key: string | null) =>
  key !== null && Object.hasOwn(fields, key) ? fields[key] : undefined;

/** Whether content is one value that passes. */
const isValue = (content: Content, test: ValueTest) =>
  content instanceof Y.ContentAny && content.arr.length === 1 && test(content.arr[0]);
const holds = (content: Content, type: typeof Y.Map | typeof Y.XmlFragment) =>
  content instanceof Y.ContentType && content.type.constructor === type;

function checkField(content: Content, fields: Fields, key: string | null) {
  const field = fieldOf(fields, key);
  const isFit =
    field === "rich"
      ? holds(content, Y.XmlFragment)
      : field === "style"
        ? holds(content, Y.Map)
        : field !== undefined && isValue(content, field);
  if (!isFit) refuse("an unknown field, or a value that no such field has");
}

function checkAtRoot(content: Content, { root, key }: Extract<Place, { where: "root" }>) {
  if (root === DECK_FIELD) return checkField(content, DECK_FIELDS, key);
  if (!Object.hasOwn(ENTRIES, root)) refuse("an unknown top-level type");
  if (!isEntryId(key)) refuse("the id of an entry");
  if (!holds(content, Y.Map)) refuse("an entry that is no map");
}

function checkInType(content: Content, place: InType, item: PlacedItem) {
  const role = roleOf(place.holder, item.placeOf);
  if (role === "gone") return;
  if (role === "slide" || role === "element") return checkField(content, FIELDS[role], place.key);
  if (role === "style") {
    if (!isStyleName(place.key) || !isValue(content, isStyleValue)) refuse("a value of a style");
    return;
  }
  // The fragment takes the place that the top of a rich text has in a document of that kind.
  const isTop = place.type.constructor === Y.XmlFragment;
  checkRichText(content, isTop ? { where: "root", root: "", key: place.key } : place, item);
}

/** Slides and elements are maps by their ids, whose fields are plain values, rich texts and styles. */
export const deckRules: DocumentRules = {
  roots: [DECK_FIELD, SLIDES_FIELD, ELEMENTS_FIELD],
  check(content, place, item) {
    if (place.where === "root") checkAtRoot(content, place);
    else if (place.where === "type") checkInType(content, place, item);
  },
  toText: deckBlocks,
  content: deckContent,
  write: (document, content) => writeDeck(document, content as Parameters<typeof writeDeck>[1]),
};
