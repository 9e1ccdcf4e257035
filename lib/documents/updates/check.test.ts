import { expect, test } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { DOCUMENT_RULES } from "../rules";
import { checkUpdate } from "./check";
import { containsUpdate, isEmptyUpdate } from "./contains";
import { DocumentTooLarge } from "./rules";
import { MAX_STATE_BYTES } from "./size";

/** A code file with insertions and deletions; and the updates that made it. */
function sample(clientID: number) {
  const document = new Y.Doc();
  document.clientID = clientID;
  const updates: Uint8Array[] = [];
  document.on("update", (update) => updates.push(update));
  const text = document.getText("text");
  for (let line = 0; line < 10; line += 1) {
    text.insert(text.length, `line ${line} 👍\n`);
    text.delete(line * 3, 2);
  }
  return { document, updates };
}

test("accepts what Yjs makes, one by one and as a whole", () => {
  const { document, updates } = sample(1);
  const server = new Y.Doc();
  for (const update of updates) {
    expect(checkUpdate(update, DOCUMENT_RULES.code, server)).toEqual(
      update === updates[0] ? [1] : expect.anything(),
    );
    Y.applyUpdate(server, update);
  }
  expect(checkUpdate(Y.encodeStateAsUpdate(document), DOCUMENT_RULES.code, server)).toEqual([]);
  expect(checkUpdate(Y.encodeStateAsUpdate(document), DOCUMENT_RULES.code, new Y.Doc())).toEqual([1]);
});

test("an update that builds on what the document lacks is refused as behind", () => {
  const { updates } = sample(1);
  expect(() => checkUpdate(updates[1]!, DOCUMENT_RULES.code, new Y.Doc())).toThrow(
    expect.objectContaining({ isBehind: true }),
  );
});

test("refuses what makes a document too large, and takes what makes it smaller", () => {
  const server = new Y.Doc();
  /** Made of what the server has. */
  const edit = (change: (text: Y.Text) => void) => {
    const author = new Y.Doc();
    Y.applyUpdate(author, Y.encodeStateAsUpdate(server));
    const before = Y.encodeStateVector(author);
    author.transact(() => change(author.getText("text")));
    const update = Y.encodeStateAsUpdate(author, before);
    checkUpdate(update, DOCUMENT_RULES.code, server);
    Y.applyUpdate(server, update);
  };
  const part = "x".repeat(MAX_STATE_BYTES / 5);
  for (let count = 0; count < 4; count += 1) edit((text) => text.insert(0, part));
  // What is deleted again doesn't count for ever.
  for (let count = 0; count < 10; count += 1) {
    edit((text) => text.insert(0, "y".repeat(100_000)));
    edit((text) => text.delete(0, 100_000));
  }
  expect(() => edit((text) => text.insert(0, part))).toThrow(DocumentTooLarge);
  edit((text) => text.delete(0, part.length));
  edit((text) => text.insert(0, part));
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
  expect(() => checkUpdate(Uint8Array.from(bytes), DOCUMENT_RULES.code, new Y.Doc())).toThrow();
});

const SMILE = "ab👍cd\nlet x = 1;\n";
test.each<[string, (text: Y.Text, document: Y.Doc) => void]>([
  ["a carriage return", (text) => text.insert(0, "a\r\nb")],
  ["a NUL", (text) => text.insert(0, "a\0")],
  ["an embed", (text) => text.insertEmbed(0, { a: 1 })],
  ["a format", (text) => text.format(0, 3, { bold: true })],
  ["an attribute", (text) => text.setAttribute("a", 1)],
  ["another top-level type", (_text, document) => document.getMap("more").set("a", 1)],
  ["a sub-document", (_text, document) => document.getMap("more").set("a", new Y.Doc())],
  ["a cut through a character by deleting", (text) => text.delete(3, 1)],
  ["a cut through a character by inserting", (text) => text.insert(3, "x")],
  ["a deletion to the middle of a character", (text) => text.delete(0, 3)],
])("refuses %s in a code file", (_name, change) => {
  const base = new Y.Doc();
  base.getText("text").insert(0, SMILE);
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(base));
  const before = Y.encodeStateVector(document);
  document.transact(() => change(document.getText("text"), document));
  const update = Y.encodeStateAsUpdate(document, before);
  expect(() => checkUpdate(update, DOCUMENT_RULES.code, base)).toThrow();
});

test("a document can apply every update that passes", () => {
  const random = numbers(7);
  const { document, updates } = sample(1);
  const known = Y.encodeStateAsUpdate(document);
  const candidates = [...updates, ...sample(2).updates];
  let accepted = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const broken = Uint8Array.from(candidates[random(candidates.length)]!);
    for (let i = 0; i <= random(3); i += 1) broken[random(broken.length)] = random(256);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, known);
    try {
      checkUpdate(broken, DOCUMENT_RULES.code, copy);
    } catch {
      continue;
    }
    accepted += 1;
    Y.applyUpdate(copy, broken);
    expect(copy.store.pendingStructs ?? copy.store.pendingDs).toBeNull();
    copy.getText("text").insert(0, "still works");
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(copy));
  }
  expect(accepted).toBeGreaterThan(20);
}, 60_000);

test("finds what a document contains already", () => {
  const { document, updates } = sample(1);
  for (const update of updates) expect(containsUpdate(document, update)).toBe(true);
  expect(containsUpdate(document, sample(2).updates[0]!)).toBe(false);
});
