import { initProseMirrorDoc, prosemirrorJSONToYDoc } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { checkUpdate } from "../updates/check";
import * as forge from "../updates/forged-update";
import { type ForgedStruct, forgeUpdate } from "../updates/forged-update";
import { repairDocument } from "../updates/repair";
import { weirdMarks, weirdValues } from "./hostile-values";
import { richTextRules } from "./rules";
import { richTextSchema } from "./schema";

const ROUNDS = 40;
const VICTIM = 1_000;
const ATTACKER = 2_000;

const random = numbers(5);
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;

const text = (value: string, ...marks: object[]) => ({ type: "text", text: value, marks });
const node = (name: string, content: object[], attrs = {}) => ({ type: name, content, attrs });
const line = (value: string) => node("paragraph", [text(value)]);

const FILE = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
const COMMENT = { type: "comment", attrs: { id: FILE } };

/** The victim's document, as the binding writes it. */
const known = (() => {
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

const open = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of [known, ...updates]) Y.applyUpdate(doc, update);
  return doc;
};
const server = open();
const next = Y.getState(server.store, VICTIM);

const TABLE = 7;
const IMAGE = 8;
const DATED = 12;
const top = (doc: Y.Doc, index: number) => doc.getXmlFragment("default").get(index) as Y.XmlElement;
const textIn = (doc: Y.Doc, index: number) => top(doc, index).get(0) as Y.XmlText;
const idOf = ({ _item }: Y.AbstractType<never> | Y.XmlElement | Y.XmlText) =>
  [_item?.id.client ?? 0, _item?.id.clock ?? 0] as const;
const startOf = (type: Y.XmlText) => [VICTIM, type._start?.id.clock ?? 0] as const;

/** An update made with Yjs itself, against the victim's document. */
function edit(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = open();
  doc.clientID = ATTACKER;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}
const insert = (...content: (Y.XmlElement | Y.XmlText)[]) =>
  edit((doc) => doc.getXmlFragment("default").insert(random(7), content));
const element = (name: string, ...content: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, content);
  return made;
};
const paragraph = () => element("paragraph", new Y.XmlText("text"));
const NODES = ["callout", "toggle", "table", "image", "file"];
/** As the binding writes it. */
const table = (rows: number, columns: number, attributes: Record<string, number> = {}) => {
  const cell = () => {
    const made = element("tableCell", paragraph());
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
    return made;
  };
  const row = () => element("tableRow", ...Array.from({ length: columns }, cell));
  return element("table", ...Array.from({ length: rows }, row));
};
const nested = (levels: number) => {
  let inner = paragraph();
  for (let level = 0; level < levels; level += 1) inner = element("blockquote", inner);
  return inner;
};
const changed = (update: Uint8Array, bytes: number) => {
  const copy = Uint8Array.from(update);
  for (let count = 0; count <= random(bytes); count += 1) copy[random(copy.length)] = random(256);
  return copy;
};

const content = (): Pick<ForgedStruct, "ref" | "write"> =>
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
const place = (): Omit<ForgedStruct, "ref" | "write"> => {
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

/** Each must be refused whenever it is made. */
const REFUSED: Record<string, () => Uint8Array> = {
  "a gap in another's client": () =>
    forgeUpdate(
      [VICTIM, next + 50],
      [{ origin: startOf(textIn(server, 1)), ref: 4, write: forge.string("x") }],
    ),
  "a deletion of what another will type": () =>
    forgeUpdate([0, 0], [], [[VICTIM, next + random(3), 1 + random(1_000)]]),
  "a deletion of what a stranger will type": () =>
    forgeUpdate([0, 0], [], [[3_000, 0, 1 + random(1_000_000)]]),
  "a loose text at the top": () => insert(new Y.XmlText("loose")),
  "unknown nodes": () => insert(element(pick(["script", "img", "paragraph ", "doc", "text", "__proto__"]))),
  "other top-level types": () =>
    edit(
      pick([
        (doc: Y.Doc) => doc.getMap("more").set("a", 1),
        (doc: Y.Doc) => doc.getText("x").insert(0, "y"),
        (doc: Y.Doc) => doc.getArray("a").push([1]),
        (doc: Y.Doc) => doc.getMap("m").set("sub", new Y.Doc()),
      ]),
    ),
  "marks' attributes": () =>
    edit((doc) =>
      textIn(doc, 1).format(0, 3, { [pick(["link", "bold", "evil", "code"])]: pick(weirdMarks) }),
    ),
  "nodes' attributes": () =>
    edit((doc) =>
      top(doc, random(7)).setAttribute(
        pick(["level", "checked", "id", "class"]),
        pick(weirdValues) as string,
      ),
    ),
  "a picture or a file of anywhere else": () =>
    edit((doc) => {
      const values = [
        "https://example.org/a.png",
        "/api/files/1",
        "../x",
        `${FILE}/..`,
        FILE.toUpperCase(),
        "1",
      ];
      top(doc, IMAGE + random(2)).setAttribute("fileId", pick(values));
    }),
  "new nodes' attributes": () =>
    edit((doc) => {
      const cell = (top(doc, TABLE).get(random(2)) as Y.XmlElement).get(random(2)) as Y.XmlElement;
      const date = top(doc, DATED).get(1) as Y.XmlElement;
      const [node, key, values] = pick<[Y.XmlElement, string, unknown[]]>([
        [cell, pick(["colspan", "rowspan"]), [0, 101, 1.5, "2", [2], 2n ** 60n]],
        [cell, "colwidth", [120, [-1], ["9"], [1e9], Array(200).fill(50), [[50]], [Number.NaN]]],
        [cell, "align", ["justify", "", 1]],
        [cell, pick(["background", "style", "class"]), ["red"]],
        [top(doc, IMAGE), "width", [0, 9, 101, "50%", Number.NaN]],
        [top(doc, IMAGE), "ratio", [0, 1_000, Number.POSITIVE_INFINITY]],
        [top(doc, IMAGE), pick(["alt", "caption"]), ["x".repeat(1_001), 5, {}]],
        [top(doc, IMAGE), pick(["src", "srcset", "onerror"]), ["https://example.org/a.png"]],
        [top(doc, IMAGE + 1), "name", ["x".repeat(256), 5]],
        [top(doc, IMAGE + 2), "kind", ["danger", "", 1, null]],
        [date, "on", ["2026-02-31", "9999-12-31", "tomorrow", 20_261_127, "2026-11-27T10:00Z"]],
      ]);
      node.setAttribute(key, pick(values) as never);
    }),
  "a comment without an id of ours": () =>
    edit((doc) =>
      textIn(doc, 1).format(0, 3, {
        "comment--AAAAAAAA": pick([{}, { id: 1 }, { id: "x" }, { id: FILE, by: "me" }, { id: null }, true]),
      }),
    ),
  "parts of a table elsewhere, and other things in one": () =>
    edit((doc) => {
      const loose = element(pick(["tableRow", "tableCell", "tableHeader"]));
      const fragment = doc.getXmlFragment("default");
      const row = top(doc, TABLE).get(0) as Y.XmlElement;
      pick<() => void>([
        () => fragment.insert(0, [loose]),
        () => top(doc, TABLE).insert(0, [paragraph()]),
        () => row.insert(0, [paragraph()]),
        () => (row.get(0) as Y.XmlElement).insert(0, [new Y.XmlText("loose")]),
        () => top(doc, IMAGE).insert(0, [pick([paragraph(), new Y.XmlText("loose")])]),
        () => top(doc, 0).insert(0, [element(pick(NODES))]),
      ])();
    }),
  "a table that no browser could draw": () =>
    pick<() => Uint8Array>([
      () => insert(table(1_001, 0)),
      () => insert(table(1, 101)),
      () => insert(table(21, 2, { colspan: 100 })),
      () => insert(table(2, 21, { rowspan: 100 })),
      () =>
        edit((doc) =>
          top(doc, TABLE).insert(
            1,
            Array.from({ length: 999 }, () => element("tableRow")),
          ),
        ),
    ])(),
  "an attribute overwritten, which comes without its name": () =>
    edit((doc) => top(doc, 0).setAttribute("level", pick(weirdValues) as string)),
  embeds: () => edit((doc) => textIn(doc, 6).insertEmbed(0, pick<object>([{ a: 1 }, { href: 1 }, [], [1]]))),
  "a mark in a code block": () => edit((doc) => textIn(doc, 4).format(0, 2, { bold: {} })),
  "hundreds of nested nodes": () => insert(nested(pick([101, 200, 1_000]))),
  "a circle of origins": () => {
    const circle = [2_000, 2_001].map((client) =>
      forgeUpdate([client, 0], [{ origin: [4_001 - client, 0], ref: 4, write: forge.string("c") }]),
    );
    return Y.mergeUpdates(circle);
  },
};

/** Some of these come out as what an honest client could have sent. */
const MIXED: Record<string, () => Uint8Array> = {
  "changed bytes of a fitting update": () =>
    changed(
      edit(
        pick([
          (doc: Y.Doc) => textIn(doc, 1).insert(2, "typed"),
          (doc: Y.Doc) => textIn(doc, 1).format(0, 2, { link: { href: "https://x.org" } }),
          (doc: Y.Doc) => doc.getXmlFragment("default").insert(2, [paragraph()]),
          (doc: Y.Doc) => top(doc, 0).setAttribute("level", 2 as never),
        ]),
      ),
      4,
    ),
  "changed bytes of the document": () => changed(known, 6),
  truncated: () => known.slice(0, random(known.length)),
  "a forged struct": () => forgeUpdate([ATTACKER, 0], [{ ...place(), ...content() }]),
  "several forged structs": () =>
    forgeUpdate(
      [ATTACKER, 0],
      Array.from({ length: 1 + random(5) }, (_, index) => ({
        ...(index > 0 && random(2)
          ? pick([{ origin: [ATTACKER, index - 1] as const }, { parent: [ATTACKER, index - 1] as const }])
          : place()),
        ...content(),
      })),
    ),
};

function isRefused(update: Uint8Array): boolean {
  try {
    checkUpdate(update, richTextRules, server);
    return false;
  } catch {
    return true;
  }
}

const deletedIn = (doc: Y.Doc) =>
  [...doc.store.clients.values()].flat().reduce((sum, one) => sum + (one.deleted ? one.length : 0), 0);

/** Opens the document as a browser does. The binding deletes what it can't show. */
function openInEditor(doc: Y.Doc): { deleted: number } {
  const before = deletedIn(doc);
  const { doc: shown } = initProseMirrorDoc(doc.getXmlFragment("default"), richTextSchema);
  shown.check();
  return { deleted: deletedIn(doc) - before };
}

describe("refuses", () => {
  test.each(Object.entries(REFUSED))("%s", (_name, make) => {
    for (let round = 0; round < ROUNDS; round += 1) expect(isRefused(make())).toBe(true);
  });
});

describe("what passes, an editor can open:", () => {
  test.each(Object.entries(MIXED))("%s", (_name, make) => {
    let refused = 0;
    for (let round = 0; round < ROUNDS * 4; round += 1) {
      const update = make();
      if (isRefused(update)) refused += 1;
      else expect(openInEditor(open(update)).deleted).toBe(0);
    }
    expect(refused).toBeGreaterThan(0);
  });
});

test("a document that holds what is refused now is repaired: it opens, with the rest in it", () => {
  let repaired = 0;
  for (const make of [...Object.values(REFUSED), ...Object.values(MIXED)])
    for (let round = 0; round < ROUNDS / 4; round += 1) {
      const doc = new Y.Doc();
      try {
        for (const update of [known, make()]) Y.applyUpdate(doc, update);
      } catch {
        continue;
      }
      if (repairDocument(doc, richTextRules, null)) repaired += 1;
      expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull();
      openInEditor(doc);
      expect(doc.getXmlFragment("default").length).toBeGreaterThan(0);
    }
  expect(repaired).toBeGreaterThan(50);
});

test("a table may not grow beyond what is stored, edit by edit or sent again", () => {
  const doc = open();
  const grow = () => {
    const before = Y.encodeStateVector(doc);
    top(doc, TABLE).insert(
      0,
      Array.from({ length: 400 }, () => element("tableRow")),
    );
    // With the table itself once more.
    const updates = [Y.encodeStateAsUpdate(doc, before), Y.encodeStateAsUpdate(doc)];
    return updates;
  };
  const node = open();
  for (const update of [...grow(), ...grow()]) {
    checkUpdate(update, richTextRules, node);
    Y.applyUpdate(node, update);
  }
  for (const update of grow()) expect(() => checkUpdate(update, richTextRules, node)).toThrow("too large");
});

test("another's client is named to the caller, who knows the people", () => {
  const forged = forgeUpdate(
    [VICTIM, next],
    [{ origin: startOf(textIn(server, 1)), ref: 4, write: forge.string("x") }],
  );
  expect(checkUpdate(forged, richTextRules, server)).toEqual([VICTIM]);
  expect(checkUpdate(known, richTextRules, server)).toEqual([]);
});
