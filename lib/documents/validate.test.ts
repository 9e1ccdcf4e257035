import { expect, test } from "vitest";
import * as Y from "yjs";
import { assertValidUpdate, containsUpdate, isEmptyUpdate } from "./validate";

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A document with text, formats, nested elements and deletions; and the updates that made it. */
function sample(clientID: number) {
  const document = new Y.Doc();
  document.clientID = clientID;
  const updates: Uint8Array[] = [];
  document.on("update", (update) => updates.push(update));
  const fragment = document.getXmlFragment("default");
  for (let i = 0; i < 10; i++) {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.setAttribute("id", String(i));
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    fragment.insert(i, [paragraph]);
    text.insert(0, `line ${i}`);
    text.format(0, 3, { bold: true });
    text.insertEmbed(2, { image: "x" });
    text.delete(1, 2);
  }
  fragment.delete(3, 2);
  return { document, updates };
}

test("accepts what Yjs makes", () => {
  const { document, updates } = sample(1);
  for (const update of [...updates, Y.encodeStateAsUpdate(document)]) assertValidUpdate(update);
});

test("an update without content is empty", () => {
  expect(isEmptyUpdate(Y.encodeStateAsUpdate(new Y.Doc()))).toBe(true);
  expect(sample(1).updates.some(isEmptyUpdate)).toBe(false);
});

test.each([
  ["nothing", []],
  ["one byte", [1]],
  ["text", [...Buffer.from("not an update at all")]],
  ["an endless number", Array(64).fill(255)],
  ["more structs than there are bytes", [1, 200, 1, 1, 0]],
])("refuses %s", (_name, bytes) => {
  expect(() => assertValidUpdate(Uint8Array.from(bytes))).toThrow();
});

test("whatever it lets through, a document can take, and goes on", () => {
  const random = numbers(7);
  const { document, updates } = sample(1);
  const known = Y.encodeStateAsUpdate(document);
  const candidates = [...updates, ...sample(2).updates];
  let accepted = 0;
  for (let round = 0; round < 20_000; round++) {
    const broken = Uint8Array.from(candidates[random(candidates.length)]!);
    for (let i = 0; i <= random(3); i++) broken[random(broken.length)] = random(256);
    try {
      assertValidUpdate(broken);
    } catch {
      continue;
    }
    accepted += 1;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, known);
    Y.applyUpdate(copy, broken);
    copy.getText("after").insert(0, "still works");
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(copy));
  }
  expect(accepted).toBeGreaterThan(1_000);
}, 120_000);

test("knows what a document has already", () => {
  const { document, updates } = sample(1);
  for (const update of updates) expect(containsUpdate(document, update)).toBe(true);
  expect(containsUpdate(document, sample(2).updates[0]!)).toBe(false);
});
