import { expect, test } from "vitest";
import * as Y from "yjs";
import { textOfDocument } from "./text";

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};

test("a rich text has a block for each line, with its links; nested and empty ones included and left out", () => {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const linked = new Y.XmlText();
  linked.insert(0, "See the plan");
  linked.format(8, 4, { link: { href: "https://example.org/plan" } });
  doc
    .getXmlFragment("default")
    .insert(0, [
      element("heading", new Y.XmlText("Title")),
      element("bulletList", element("listItem", element("paragraph", linked))),
      element("paragraph"),
      element("paragraph", new Y.XmlText("one"), element("hardBreak"), new Y.XmlText("two")),
    ]);
  const before = textOfDocument("rich-text", doc);
  expect(before.map(({ text }) => text)).toEqual(["Title", "See the plan", "one\ntwo"]);
  expect(before[1]?.links).toEqual([
    { id: expect.stringMatching(/^5-\d+$/), href: "https://example.org/plan", text: "plan" },
  ]);

  // A block's id outlives what is written in it and before it.
  doc.getXmlFragment("default").insert(0, [element("paragraph", new Y.XmlText("new"))]);
  linked.insert(0, "Now: ");
  const after = textOfDocument("description", doc);
  expect(after.map(({ text }) => text)).toEqual(["new", "Title", "Now: See the plan", "one\ntwo"]);
  expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test("what has no text of its own is read by its words: pictures, files and dates; cells are blocks", () => {
  const doc = new Y.Doc();
  const withAttributes = (made: Y.XmlElement, attributes: Record<string, string>) => {
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const cell = (text: string) => element("tableCell", element("paragraph", new Y.XmlText(text)));
  const date = withAttributes(element("date"), { on: "2026-11-27" });
  doc
    .getXmlFragment("default")
    .insert(0, [
      element("table", element("tableRow", cell("Tea"), cell("3"))),
      withAttributes(element("image"), { alt: "A cup", caption: "of tea" }),
      withAttributes(element("file"), { name: "plan.pdf" }),
      element(
        "toggle",
        element("paragraph", new Y.XmlText("More")),
        element("paragraph", new Y.XmlText("hidden")),
      ),
      element("paragraph", new Y.XmlText("due "), date, new Y.XmlText(" at noon")),
    ]);
  const texts = textOfDocument("rich-text", doc).map(({ text }) => text);
  expect(texts).toEqual([
    ...["Tea", "3", "A cup of tea", "plan.pdf", "More", "hidden"],
    "due Nov 27, 2026 at noon",
  ]);
});

test("a code file is one block", () => {
  const doc = new Y.Doc();
  expect(textOfDocument("code", doc)).toEqual([]);
  doc.getText("text").insert(0, "let a = 1;\n");
  expect(textOfDocument("code", doc)).toEqual([{ id: "root", text: "let a = 1;\n", links: [] }]);
});
