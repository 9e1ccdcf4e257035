import * as Y from "yjs";
import { weirdMarks, weirdValues } from "@/lib/documents/rich-text/hostile-values";
import * as forge from "@/lib/documents/updates/forged-update";
import { forgeUpdate } from "@/lib/documents/updates/forged-update";
import {
  ATTACKER,
  changed,
  content,
  DATED,
  edit,
  element,
  FILE,
  IMAGE,
  insert,
  known,
  NODES,
  nested,
  next,
  paragraph,
  pick,
  place,
  random,
  server,
  startOf,
  TABLE,
  table,
  textIn,
  top,
  VICTIM,
} from "./hostile-document";

/** Each must be refused whenever it is made. */
export const REFUSED: Record<string, () => Uint8Array> = {
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
export const MIXED: Record<string, () => Uint8Array> = {
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
