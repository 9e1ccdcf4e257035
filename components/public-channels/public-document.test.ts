import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { DocumentNode } from "@/lib/public-channels/document";
import { PublicDocument } from "./public-document";

const text = (words: string): DocumentNode => ({ type: "text", text: words, marks: {} });
const block = (name: string, attributes: object, ...content: DocumentNode[]): DocumentNode => ({
  type: "block",
  name,
  attributes: { ...attributes },
  content,
});
const line = (words: string) => block("paragraph", {}, text(words));
const draw = (...content: DocumentNode[]) =>
  renderToStaticMarkup(createElement(PublicDocument, { channelId: "c1", content })).replaceAll(
    / class="[^"]*"/g,
    "",
  );

it("draws all that a document can hold", () => {
  expect(draw(block("paragraph", {}, text("By "), block("date", { on: "2027-01-31" })))).toContain(
    '<time dateTime="2027-01-31">Jan 31, 2027</time>',
  );
  expect(
    draw(block("table", {}, block("tableRow", {}, block("tableHeader", { colspan: 2 }, line("a"))))),
  ).toContain('<tr><th colSpan="2"><p>a</p></th></tr>');
  expect(draw(block("toggle", {}, line("More"), line("hidden")))).toContain(
    "<details><summary><p>More</p></summary><div><p>hidden</p></div></details>",
  );
  expect(draw(block("callout", { kind: "tip" }, line("a")))).toContain(
    "<aside><span>tip</span><p>a</p></aside>",
  );
  expect(draw(block("image", { fileId: "f1", alt: "A cat", caption: "Cat", width: 50 }))).toContain(
    '<img src="/api/public/channels/c1/files/f1" alt="A cat" loading="lazy" style="width:50%"/><figcaption>Cat</figcaption>',
  );
  expect(draw(block("file", { fileId: "f2", name: "plan.pdf" }))).toContain(
    '<a href="/api/public/channels/c1/files/f2" rel="nofollow">plan.pdf</a>',
  );
});

it("draws check boxes as signs that do nothing (case 19)", () => {
  const drawn = draw(block("taskList", {}, block("taskItem", { checked: true }, line("done"))));
  expect(drawn).toContain('<span role="img" aria-label="Done">');
  expect(drawn).not.toContain("<input");
});

it("colors code, as far as it costs little for each reader", () => {
  const code = (words: string) => block("codeBlock", { language: "js" }, text(words));
  expect(draw(code("const a = 1"))).toContain("<code><span>const</span>");
  expect(draw(code("const a = 1;".repeat(500)))).not.toContain("<span>");
  const many = draw(...Array.from({ length: 8 }, () => code("const a = 1;".repeat(400))));
  expect(many.match(/<code><span>/g)).toHaveLength(4);
});
