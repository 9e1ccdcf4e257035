import { prosemirrorJSONToYDoc } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { weirdMarks, weirdValues } from "@/lib/documents/rich-text/hostile-values";
import { richTextSchema } from "@/lib/documents/rich-text/schema";
import type { ForgedStruct } from "@/lib/documents/updates/forged-update";
import * as forge from "@/lib/documents/updates/forged-update";
import { numbers } from "@/tests/random";

// For tests of what another client may send: a document of a victim, and what updates against it are made of.

export const VICTIM = 1_000;
export const ATTACKER = 2_000;

export const random = numbers(5);
export const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;

const text = (value: string, ...marks: object[]) => ({ type: "text", text: value, marks });
const node = (name: string, content: object[], attrs = {}) => ({ type: name, content, attrs });
const line = (value: string) => node("paragraph", [text(value)]);

export const FILE = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
const COMMENT = { type: "comment", attrs: { id: FILE } };

/** The victim's document, as the binding writes it. */
export const known = (() => {
  const json = node("doc", [
    node("heading", [text("Plan")], { level: 1 }),
    node("paragraph", [text("one "), text("two", { type: "link", attrs: { href: "https://example.org" } })]),
    node("bulletList", [node("listItem", [line("x")])]),
    node("taskList", [node("taskItem", [line("do")], { checked: true })]),
    node("codeBlock", [text("let a")]),
    node("blockquote", [line("quoted")]),
    line("tail"),
    node("table", [
      node("tableRow", [node("tableHeader", [line("Item")]), node("tableHeader", [line("Cost")])]),
      node("tableRow", [
        node("tableCell", [line("Tea")], { colwidth: [90] }),
        node("tableCell", [line("3")]),
      ]),
    ]),
    node("image", [], { fileId: FILE, alt: "A cup", width: 50, ratio: 0.75 }),
    node("file", [], { fileId: FILE, name: "plan.pdf" }),
    node("callout", [line("careful")], { kind: "warning" }),
    node("toggle", [line("more"), line("hidden")]),
    node("paragraph", [text("due "), node("date", [], { on: "2026-11-27" }), text(" by", COMMENT)]),
  ]);
  const made = Y.encodeStateAsUpdate(prosemirrorJSONToYDoc(richTextSchema, json, "default"));
  // Under a client that is known here: what was typed is copied into a document of that client.
  const doc = new Y.Doc();
  doc.clientID = VICTIM;
  const from = new Y.Doc();
  Y.applyUpdate(from, made);
  const copies = from.getXmlFragment("default").toArray();
  doc.getXmlFragment("default").insert(
    0,
    copies.map((one) => (one as Y.XmlElement).clone()),
  );
  return Y.encodeStateAsUpdate(doc);
})();

export const open = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of [known, ...updates]) Y.applyUpdate(doc, update);
  return doc;
};
export const server = open();
export const next = Y.getState(server.store, VICTIM);

export const TABLE = 7;
export const IMAGE = 8;
export const DATED = 12;
export const top = (doc: Y.Doc, index: number) => doc.getXmlFragment("default").get(index) as Y.XmlElement;
export const textIn = (doc: Y.Doc, index: number) => top(doc, index).get(0) as Y.XmlText;
const idOf = ({ _item }: Y.AbstractType<never> | Y.XmlElement | Y.XmlText) =>
  [_item?.id.client ?? 0, _item?.id.clock ?? 0] as const;
export const startOf = (type: Y.XmlText) => [VICTIM, type._start?.id.clock ?? 0] as const;

/** An update made with Yjs itself, against the victim's document. */
export function edit(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = open();
  doc.clientID = ATTACKER;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}
export const insert = (...content: (Y.XmlElement | Y.XmlText)[]) =>
  edit((doc) => doc.getXmlFragment("default").insert(random(7), content));
export const element = (name: string, ...content: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, content);
  return made;
};
export const paragraph = () => element("paragraph", new Y.XmlText("text"));
export const NODES = ["callout", "toggle", "table", "image", "file"];
/** As the binding writes it. */
export const table = (rows: number, columns: number, attributes: Record<string, number> = {}) => {
  const cell = () => {
    const made = element("tableCell", paragraph());
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
    return made;
  };
  const row = () => element("tableRow", ...Array.from({ length: columns }, cell));
  return element("table", ...Array.from({ length: rows }, row));
};
export const nested = (levels: number) => {
  let inner = paragraph();
  for (let level = 0; level < levels; level += 1) inner = element("blockquote", inner);
  return inner;
};
export const changed = (update: Uint8Array, bytes: number) => {
  const copy = Uint8Array.from(update);
  for (let count = 0; count <= random(bytes); count += 1) copy[random(copy.length)] = random(256);
  return copy;
};

export const content = (): Pick<ForgedStruct, "ref" | "write"> =>
  pick([
    { ref: 8, write: forge.any(pick(weirdValues)) },
    { ref: 8, write: forge.any(1, 2, 3) },
    { ref: 4, write: forge.string(pick(["a", "\r\n", "\0", "\ufffd", "x".repeat(5_000)])) },
    { ref: 5, write: forge.json(pick(weirdMarks)) },
    {
      ref: 6,
      write: forge.format(
        pick(["bold", "link", "evil", "__proto__", "constructor", "link--AAAAAAAA", "comment--AAAAAAAA"]),
        pick(weirdMarks),
      ),
    },
    {
      ref: 7,
      write: forge.type(
        3,
        pick([
          "paragraph",
          "heading",
          "listItem",
          "doc",
          "text",
          "script",
          "__proto__",
          "tableRow",
          "image",
          "date",
        ]),
      ),
    },
    { ref: 7, write: forge.type(pick([0, 1, 2, 4, 6])) },
    { ref: 7, write: forge.type(5, "hook") },
    { ref: 7, write: forge.type(100) },
    { ref: 1, write: forge.length(1 + random(5)) },
    { ref: 0, write: forge.length(3) },
    { ref: 10, write: forge.length(3) },
  ]);
export const place = (): Omit<ForgedStruct, "ref" | "write"> => {
  const character = startOf(textIn(server, 1));
  const level = top(server, 0)._map.get("level")?.id.clock ?? 0;
  return pick([
    { parent: pick(["default", "other", "", "__proto__"]) },
    { parent: pick([idOf(top(server, 0)), idOf(textIn(server, 1)), character]) },
    {
      parent: pick([idOf(top(server, 0)), "default"]),
      key: pick(["level", "checked", "colspan", "fileId", "__proto__", "x", ""]),
    },
    { origin: idOf(top(server, 6)) },
    { origin: character },
    { origin: [VICTIM, level] as const },
    { right: character },
    { origin: idOf(top(server, 6)), right: character },
    { origin: [9_999, 5] as const },
    { parent: [9_999, 5] as const },
    { origin: [VICTIM, 1_000_000] as const },
  ]);
};
