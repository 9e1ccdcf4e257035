import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  ATTACKER,
  element,
  insert,
  known,
  next,
  open,
  server,
  startOf,
  TABLE,
  table,
  textIn,
  top,
  VICTIM,
} from "@/tests/fuzz/hostile-document";
import { MIXED, REFUSED } from "@/tests/fuzz/hostile-updates";
import { checkUpdate } from "../updates/check";
import * as forge from "../updates/forged-update";
import { forgeUpdate } from "../updates/forged-update";
import { repairDocument } from "../updates/repair";
import { richTextRules } from "./rules";
import { richTextSchema } from "./schema";

const ROUNDS = 40;

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

test("a table of 10,000 cells may be written", () => {
  expect(checkUpdate(insert(table(100, 100)), richTextRules, server)).toEqual([ATTACKER]);
});

test("another's client is named to the caller, who knows the people", () => {
  const forged = forgeUpdate(
    [VICTIM, next],
    [{ origin: startOf(textIn(server, 1)), ref: 4, write: forge.string("x") }],
  );
  expect(checkUpdate(forged, richTextRules, server)).toEqual([VICTIM]);
  expect(checkUpdate(known, richTextRules, server)).toEqual([]);
});
