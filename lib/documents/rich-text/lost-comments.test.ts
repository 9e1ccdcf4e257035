import { expect, it } from "vitest";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "../names";
import { addCommentMark } from "./comment-marks";
import { type CommentedPlace, findPlace, isSamePlace, SEPARATOR } from "./commented-place";
import { placeOfRange, readCommented, restoreCommentMarks } from "./lost-comments";
import { richTextSchema } from "./schema";
import { writeRichText } from "./write";

const place = (before: string, text: string, after: string): CommentedPlace => ({ text, before, after });
const documentOf = (...paragraphs: string[]) => {
  const document = new Y.Doc();
  const content = paragraphs.map((text) =>
    richTextSchema.node("paragraph", null, text ? [richTextSchema.text(text)] : []),
  );
  const fragment = document.getXmlFragment(DOCUMENT_FIELD);
  writeRichText(fragment, richTextSchema.node("doc", null, content).toJSON());
  return document;
};

it.each([
  [true, "a whole side", place("We begin on ", "Monday", " at nine"), place("We begin on ", "Monday", "!")],
  [true, "both sides", place("begin on ", "Monday", " at nine"), place("start on ", "Monday", " at ten")],
  [true, "a split block", place("We begin on ", "Monday", "."), place("on ", "Monday", ".")],
  [true, "a whole block of some length", place("", "Everybody knows", ""), place("", "Everybody knows", "")],
  [false, "four letters of one side", place("all over the ", "end", " of"), place("in the ", "end", "")],
  [false, "no letter", place("", "Monday", ""), place("", "Monday", "")],
  [false, "one letter of one side", place("", "Monday", " we go"), place("", "Monday", " they")],
])("takes it as %s that text is the same with %s around it", (isSame, _, known, here) => {
  expect(isSamePlace(known, here)).toBe(isSame);
});

it("finds no place where several are the same", () => {
  const known = place("We begin on ", "Monday", ".");
  const text = ["We begin on Monday.", "Or not."].join(SEPARATOR);
  expect(findPlace(text, known)).toBe(12);
  expect(findPlace([text, text].join(SEPARATOR), known)).toBeNull();
});

it("knows a place the same by its nodes and by what is stored, also beside characters of two halves", () => {
  const document = documentOf("first", "👩‍🚀👩‍🚀👩‍🚀 on Monday 👩‍🚀👩‍🚀👩‍🚀");
  const { doc, range } = addCommentMark(document, "one", "Monday", null);
  const [marked] = readCommented(document).marked.get("one")!;
  expect(marked?.place).toEqual(placeOfRange(doc, range));
  expect(Object.values(marked!.place).every((text) => text.isWellFormed())).toBe(true);
});

it("looks for 100 lost comments in 6,000 blocks within 100 ms", () => {
  const document = documentOf(
    ...Array.from({ length: 6_000 }, (_, index) => `${index} is the end of the day.`),
  );
  const rare = place("this is the ", "end", " of all");
  const lost = Array.from({ length: 100 }, (_, index) => ({
    id: `c${index}`,
    place: index % 2 ? rare : place("in January", `${6_000 - index}`, " days"),
  }));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { text } = readCommented(document);
    for (const comment of lost) expect(findPlace(text, comment.place)).toBeNull();
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(100);
  expect(restoreCommentMarks(document, lost)).toEqual([]);
});
