import type { NodeType } from "@tiptap/pm/model";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "../names";
import { type Content, type DocumentRules, type Place, type PlacedItem, refuse } from "../updates/rules";
import { filesIn } from "./files";
import { MAX_STORED_COLUMNS, MAX_STORED_ROWS, MAX_STORED_SPANS } from "./limits";
import { readCommented } from "./lost-comments";
import { richTextSchema } from "./schema";
import { richTextBlocks } from "./to-text";
import { ATTRIBUTE_TESTS, MARK_TESTS } from "./values";
import { writeRichText } from "./write";

/** An element inside an element and a text in the innermost: fifty lists in each other. */
const MAX_DEPTH = 100;
const TEXT = "text";

/** The names of what may stand in a node somewhere, from its content expression. */
function childrenOf(node: NodeType): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (match: NodeType["contentMatch"]) => {
    if (seen.has(match)) return;
    seen.add(match);
    for (let index = 0; index < match.edgeCount; index += 1) {
      const edge = match.edge(index);
      names.add(edge.type.name);
      visit(edge.next);
    }
  };
  visit(node.contentMatch);
  return names;
}

const { nodes, marks, topNodeType } = richTextSchema;
const CHILDREN = new Map(Object.values(nodes).map((node) => [node.name, childrenOf(node)]));

const isAllowedIn = (parent: string, child: string) => CHILDREN.get(parent)?.has(child) === true;

/** How the binding names a mark that may overlap itself: with a hash of its attributes. */
const OVERLAPPING = /^(.*)--[a-zA-Z0-9+/=]{8}$/;
const markNamed = (key: string) => {
  const name = Object.hasOwn(marks, key) ? key : OVERLAPPING.exec(key)?.[1];
  return name !== undefined && Object.hasOwn(marks, name) ? marks[name] : undefined;
};

const isText = (type: Y.AbstractType<unknown>): type is Y.XmlText & Y.AbstractType<unknown> =>
  type.constructor === Y.XmlText;
const isElement = (type: Y.AbstractType<unknown>): type is Y.XmlElement & Y.AbstractType<unknown> =>
  type.constructor === Y.XmlElement;

/** The node that is the parent in this place; null in a text, which isn't a node of its own. */
function nodeAt(place: Place): string | null {
  if (place.where === "root") return topNodeType.name;
  return place.where === "type" && isElement(place.type) ? place.type.nodeName : null;
}

/** How many children these may have. */
const MAX_CHILDREN: Readonly<Record<string, number>> = {
  table: MAX_STORED_ROWS,
  tableRow: MAX_STORED_COLUMNS,
};

function checkType(content: Y.ContentType, place: Place, item: PlacedItem) {
  const type = content.type as Y.AbstractType<unknown>;
  if (!isText(type) && (!isElement(type) || type.nodeName === TEXT)) refuse("a type that no text has");
  const name = isElement(type) ? type.nodeName : TEXT;
  const parent = nodeAt(place);
  if (parent === null || !isAllowedIn(parent, name)) refuse("a node where it can't stand");
  if (item.depth() > MAX_DEPTH) refuse("nodes nested too deep");
  const most = MAX_CHILDREN[parent];
  if (most === undefined || place.where !== "type") return;
  if (item.add("children", place.holder, 1, childrenIn) > most) refuse("a table that is too large");
}

function checkFormat({ key, value }: Y.ContentFormat, { type, holder }: InText, { placeOf }: PlacedItem) {
  const mark = markNamed(key);
  if (!mark || !isText(type)) refuse("an unknown mark");
  if (value === null) return;
  if (!MARK_TESTS[mark.name]?.(value)) refuse("a mark's attributes");
  const node = nodeAt(placeOf(holder));
  if (node !== null && nodes[node]?.allowsMarkType(mark) === false) refuse("a mark where there are none");
}
type InText = Extract<Place, { where: "type" }>;

const childrenIn = (type: Y.AbstractType<unknown>) => (isElement(type) ? type.length : 0);

const SPANS = ["colspan", "rowspan"];
const spanOf = (value: unknown) => (typeof value === "number" ? value - 1 : 0);

/** How many columns and rows more than one the cells in a table cover. */
function spansIn(table: Y.AbstractType<unknown>): number {
  const within = isElement(table) ? [...table.createTreeWalker(() => true)] : [];
  return within
    .flatMap((node) =>
      SPANS.map((key) => (node instanceof Y.XmlElement ? spanOf(node.getAttribute(key)) : 0)),
    )
    .reduce((sum, more) => sum + more, 0);
}

/** Few merged cells could cover more than any browser can draw. */
function checkSpan(value: unknown, { holder }: InText, { placeOf, add }: PlacedItem) {
  const row = placeOf(holder);
  const table = row.where === "type" ? placeOf(row.holder) : row;
  if (spanOf(value) === 0 || table.where !== "type") return;
  if (add("spans", table.holder, spanOf(value), spansIn) > MAX_STORED_SPANS) refuse("too many merged cells");
}

function checkAttribute({ arr }: Y.ContentAny, place: Place, item: PlacedItem) {
  if (place.where !== "type" || !isElement(place.type) || place.key === null) refuse("a loose value");
  const tests = ATTRIBUTE_TESTS[place.type.nodeName];
  const test = tests && Object.hasOwn(tests, place.key) ? tests[place.key] : undefined;
  if (arr.length !== 1 || !test?.(arr[0])) refuse("a node's attribute");
  if (SPANS.includes(place.key)) checkSpan(arr[0], place, item);
}

/** The rules for what stands below the fragment of a rich text, wherever that is. */
export function checkRichText(content: Content, place: Place, item: PlacedItem): void {
  if (place.where === "gone") return;
  if (content instanceof Y.ContentAny) checkAttribute(content, place, item);
  else if (place.key !== null) refuse("an attribute of a wrong kind");
  else if (content instanceof Y.ContentType) checkType(content, place, item);
  else if (place.where !== "type" || !isText(place.type)) refuse("text outside of a text");
  else if (content instanceof Y.ContentFormat) checkFormat(content, place, item);
  else if (!(content instanceof Y.ContentString)) refuse("content that no text has");
}

export const richTextRules: DocumentRules = {
  roots: [DOCUMENT_FIELD],
  check(content, place, item) {
    if (place.where === "root" && place.root !== DOCUMENT_FIELD) refuse("an unknown top-level type");
    checkRichText(content, place, item);
  },
  toText: (document) => richTextBlocks(document.getXmlFragment(DOCUMENT_FIELD)),
  comments: readCommented,
  files: (document) => filesIn(document.getXmlFragment(DOCUMENT_FIELD)),
  write: (document, content) => writeRichText(document.getXmlFragment(DOCUMENT_FIELD), content),
  content: (document) => yXmlFragmentToProsemirrorJSON(document.getXmlFragment(DOCUMENT_FIELD)),
};
