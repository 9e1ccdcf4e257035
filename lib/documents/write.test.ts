import { expect, test } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { CODE_FIELD, DOCUMENT_FIELD } from "./names";
import { DOCUMENT_RULES } from "./rules";
import { checkUpdate } from "./updates/check";

const random = numbers(3);
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const words = () =>
  Array.from({ length: random(6) }, () => pick(["a", "👍", "👍🏽", "\n", "let x", "日本"])).join("");

/** An empty paragraph has two forms. */
const line = () => words().replaceAll("\n", " ") || "-";

function paragraphs(texts: readonly string[]) {
  return {
    type: "doc",
    content: texts.map((text) => ({
      type: "paragraph",
      content: [{ type: "text", text, marks: pick([[], [{ type: "bold" }]]) }],
    })),
  };
}

const deck = () => ({
  deck: { title: words() },
  slides: Object.fromEntries(
    ["slide-a", "slide-b", "slide-c"]
      .filter(() => random(2))
      .map((id) => [id, { order: `a${random(9)}`, hidden: false, notes: paragraphs([line()]) }]),
  ),
  elements: Object.fromEntries(
    ["element-a", "element-b"]
      .filter(() => random(3))
      .map((id) => [
        id,
        {
          slide: "slide-a",
          pos: { x: random(3), y: 1 },
          style: { fill: pick(["#fff", "#000"]) },
          text: paragraphs([line()]),
        },
      ]),
  ),
});

test.each([
  ["code", () => ({ text: words() })],
  ["rich-text", () => paragraphs([line(), line(), line()])],
  ["deck", deck],
] as const)("a %s becomes what it was, whatever it is now, by an edit that is allowed", (kind, content) => {
  const rules = DOCUMENT_RULES[kind];
  for (let round = 0; round < 200; round += 1) {
    const [from, to] = [content(), content()];
    const document = new Y.Doc();
    rules.write(document, from);
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(document));
    const before = Y.encodeStateVector(document);
    rules.write(document, to);
    const wanted = new Y.Doc();
    rules.write(wanted, to);
    expect(rules.content(document)).toEqual(rules.content(wanted));
    expect(rules.toText(document).map(({ text }) => text)).toEqual(
      rules.toText(wanted).map(({ text }) => text),
    );
    checkUpdate(Y.encodeStateAsUpdate(document, before), rules, server);
  }
});

test("unchanged content isn't written again", () => {
  const code = new Y.Doc();
  code.getText(CODE_FIELD).insert(0, "one two three");
  const lengthOf = (document: Y.Doc) => Y.getState(document.store, document.clientID);
  const wasCode = lengthOf(code);
  DOCUMENT_RULES.code.write(code, { text: "one 2 three" });
  expect(lengthOf(code) - wasCode).toBe(1);

  const text = new Y.Doc();
  const content = paragraphs(["one", "two", "three"]);
  DOCUMENT_RULES["rich-text"].write(text, content);
  const was = lengthOf(text);
  DOCUMENT_RULES["rich-text"].write(text, structuredClone(content));
  expect(lengthOf(text)).toBe(was);
  const second = text.getXmlFragment(DOCUMENT_FIELD).get(1);
  DOCUMENT_RULES["rich-text"].write(text, { ...content, content: [content.content[0], content.content[1]] });
  expect(text.getXmlFragment(DOCUMENT_FIELD).get(1)).toBe(second);
});
