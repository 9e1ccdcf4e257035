import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { checkUpdate } from "../updates/check";
import { findFaults, repairDocument } from "../updates/repair";
import { deckRules } from "./rules";

const random = numbers(9);
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const newId = () => Array.from({ length: 10 }, () => random(36).toString(36)).join("");

function paragraph(text: string) {
  const made = new Y.XmlElement("paragraph");
  made.insert(0, [new Y.XmlText(text)]);
  return made;
}
function richText(text: string) {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, [paragraph(text)]);
  return fragment;
}
const mapOf = (entries: Record<string, unknown>) => new Y.Map<unknown>(Object.entries(entries));

const makeSlide = (order = "a0") =>
  mapOf({
    ...{ order, layout: null, background: { color: "bg" }, transition: null, hidden: false },
    ...{ notes: richText(`notes ${order}`), sources: [{ quote: "x", hash: "y" }] },
  });
const makeElement = (slide: string, z = "a0") =>
  mapOf({
    ...{ slide, z, kind: "text", pos: { x: 1, y: -2.5 }, size: { w: 3, h: 4 }, rotation: 45, group: null },
    ...{ locked: false, hidden: false, name: "Title", alt: "", data: { series: [[1, 2]] } },
    ...{ style: mapOf({ color: "accent1", fill: { stops: [1] } }), text: richText(`text ${z}`) },
  });

const elements = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>("elements");
const slides = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>("slides");
const fragmentOf = (element: Y.Map<unknown> | undefined) => element?.get("text") as Y.XmlFragment;
const textOf = (element: Y.Map<unknown> | undefined) =>
  (fragmentOf(element).get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** What an editor of decks does; each is one transaction. */
const ACTS: readonly ((doc: Y.Doc, undo: Y.UndoManager, element: Y.Map<unknown> | undefined) => unknown)[] = [
  (doc) => doc.getMap("deck").set("title", `Title ${random(100)}`),
  (doc) => doc.getMap("deck").set("theme", { colors: { accent1: "#123456" }, fonts: ["Inter"] }),
  (doc) => slides(doc).set(newId(), makeSlide(`a${random(9)}`)),
  (doc) => elements(doc).set(newId(), makeElement(pick([...slides(doc).keys(), newId()]), `a${random(9)}`)),
  (_doc, _undo, element) => element?.set("pos", { x: random(1_000), y: -5 }),
  (_doc, _undo, element) => element?.set("rotation", random(360)),
  (_doc, _undo, element) =>
    (element?.get("style") as Y.Map<unknown>)?.set("fill", pick(["#fff", 3, true, null])),
  (_doc, _undo, element) => {
    const fragment = element && fragmentOf(element);
    const first = fragment && fragment.length > 0 ? (fragment.get(0) as Y.XmlElement).get(0) : null;
    if (!(first instanceof Y.XmlText)) return;
    first.insert(0, "typed");
    first.format(0, 2, pick<object>([{ bold: {} }, { link: { href: "https://example.org" } }]));
  },
  (_doc, _undo, element) => element && fragmentOf(element).insert(0, [paragraph("new")]),
  (doc) => elements(doc).size > 10 && elements(doc).delete(pick([...elements(doc).keys()])),
  (_doc, undo) => pick([() => undo.undo(), () => undo.redo()])(),
];

test("edits of a deck by three people are never refused", () => {
  const server = new Y.Doc();
  const people = Array.from({ length: 3 }, () => {
    const doc = new Y.Doc();
    const undo = new Y.UndoManager([elements(doc), slides(doc), doc.getMap("deck")], { captureTimeout: 0 });
    return { doc, undo, inbox: [] as Uint8Array[] };
  });
  let made = 0;
  for (const { doc } of people)
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "remote") return;
      made += 1;
      expect(checkUpdate(update, deckRules, server)).toEqual(expect.any(Array));
      Y.applyUpdate(server, update);
      for (const other of people) if (other.doc !== doc) other.inbox.push(update);
    });
  while (made < 2_000) {
    const { doc, undo } = pick(people);
    const act = pick(ACTS);
    if (act === ACTS.at(-1)) act(doc, undo, undefined);
    else doc.transact(() => act(doc, undo, elements(doc).get(pick([...elements(doc).keys(), ""]))));
    const reader = pick(people);
    if (random(3) === 0)
      for (const update of reader.inbox.splice(0)) Y.applyUpdate(reader.doc, update, "remote");
  }
  checkUpdate(Y.encodeStateAsUpdate(server), deckRules, new Y.Doc());
  expect(findFaults(server, deckRules)).toEqual([]);
});

const ELEMENT = "el-000001";
const SLIDE = "sl-000001";
const known = (() => {
  const doc = new Y.Doc();
  doc.getMap("deck").set("title", "Plan");
  slides(doc).set(SLIDE, makeSlide());
  elements(doc).set(ELEMENT, makeElement(SLIDE));
  return Y.encodeStateAsUpdate(doc);
})();
const open = () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, known);
  return doc;
};
const one = (doc: Y.Doc) => elements(doc).get(ELEMENT);
const style = (doc: Y.Doc) => one(doc)?.get("style") as Y.Map<unknown>;

const weird = () =>
  pick<unknown>([
    -1e9,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "x".repeat(3_000),
    [],
    { x: 1 },
    { x: "1", y: 2 },
    { x: 1, y: 2, z: 3 },
    { x: Number.NaN, y: 1 },
    new Uint8Array(2),
    12n,
    undefined,
  ]);
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

const REFUSED: Record<string, (doc: Y.Doc) => unknown> = {
  "a field's value": (doc) =>
    one(doc)?.set(
      pick(["pos", "size", "rotation", "z", "locked", "kind", "slide", "hidden", "alt"]),
      weird(),
    ),
  "an unknown field": (doc) => one(doc)?.set(pick(["x", "__proto__", "onclick", "order", "toString"]), 1),
  "a slide's field": (doc) =>
    slides(doc)
      .get(SLIDE)
      ?.set(pick(["order", "hidden", "notes"]), weird()),
  "a deck's field": (doc) => doc.getMap("deck").set(pick(["size", "version", "owner"]), weird()),
  "data nested too deep": (doc) => one(doc)?.set("data", deep(9)),
  "data that is too large": (doc) => one(doc)?.set("data", "x".repeat(200_001)),
  "data with a prototype": (doc) => one(doc)?.set("data", JSON.parse('{"__proto__":{"a":1}}')),
  "a style's value": (doc) =>
    style(doc).set("color", pick<unknown>(["x".repeat(2_001), new Y.Map(), new Uint8Array(1), deep(9)])),
  "a style's name": (doc) => style(doc).set(pick(["", "x".repeat(50), "a b", "__proto__"]), 1),
  "an entry that is no map": (doc) =>
    doc.getMap("elements").set("el-000002", pick([() => "x", () => new Y.Array(), richText])("")),
  "an entry's id": (doc) => elements(doc).set(pick(["a", "x".repeat(100), "a b c d e f", ""]), new Y.Map()),
  "a text that is no fragment": (doc) =>
    one(doc)?.set("text", pick([() => "x", () => new Y.Map(), () => new Y.Text(), () => new Y.XmlText()])()),
  "a loose text in a text": (doc) => fragmentOf(one(doc)).insert(0, [new Y.XmlText("x")]),
  "an unknown node in a text": (doc) =>
    fragmentOf(one(doc)).insert(0, [new Y.XmlElement(pick(["script", "doc", "__proto__"]))]),
  "a mark in a text": (doc) => textOf(one(doc)).format(0, 2, { link: { href: 5 } }),
  "an attribute of a text": (doc) => Y.XmlElement.prototype.setAttribute.call(fragmentOf(one(doc)), "a", "b"),
  "a map in a map in a map": (doc) => one(doc)?.set("style", mapOf({ color: new Y.Map() })),
  "a fragment in place of a style": (doc) => one(doc)?.set("style", richText("x")),
  "another top-level type": (doc) => doc.getMap("more").set("a", 1),
  "a list as a top-level type": (doc) => doc.getArray("list").push([1]),
  "a sub-document": (doc) => one(doc)?.set("data", new Y.Doc()),
};

describe("refuses", () => {
  test.each(Object.entries(REFUSED))("%s", (_name, change) => {
    const server = open();
    for (let round = 0; round < 40; round += 1) {
      const doc = open();
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc));
      const update = Y.encodeStateAsUpdate(doc, before);
      expect(() => checkUpdate(update, deckRules, server)).toThrow();
      // Where an older log holds it, it is repaired, and the rest can be read.
      const stored = open();
      Y.applyUpdate(stored, update);
      repairDocument(stored, deckRules, null);
      expect(findFaults(stored, deckRules)).toEqual([]);
      deckRules.toText(stored);
      JSON.stringify(deckRules.content(stored));
    }
  });
});

test("gives the reason of a refusal without text of the client, which would fill the log", () => {
  const doc = new Y.Doc();
  doc.getMap("deck").set("secret".repeat(100_000), 1);
  const check = () => checkUpdate(Y.encodeStateAsUpdate(doc), deckRules, new Y.Doc());
  expect(check).toThrow(/^.{1,100}$/);
});

test("is read slide by slide, as text and as JSON", () => {
  const doc = new Y.Doc();
  slides(doc).set("slide-b", makeSlide("a1"));
  slides(doc).set("slide-a", makeSlide("a0"));
  elements(doc).set("over-on-b", makeElement("slide-b", "a2"));
  elements(doc).set("under-on-b", makeElement("slide-b", "a1"));
  elements(doc).set("orphaned", makeElement("deleted", "a9"));
  expect(deckRules.toText(doc).map(({ text }) => text)).toEqual([
    "notes a0",
    "text a1",
    "text a2",
    "notes a1",
  ]);
  expect(deckRules.content(doc)).toMatchObject({
    deck: {},
    slides: { "slide-a": { order: "a0", notes: { type: "doc" } } },
    elements: { "over-on-b": { pos: { x: 1, y: -2.5 }, style: { color: "accent1" } } },
  });
});
