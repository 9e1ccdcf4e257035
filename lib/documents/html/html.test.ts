import { expect, test } from "vitest";
import type { RichTextNode } from "../rich-text/node";
import { richTextSchema } from "../rich-text/schema";
import { richTextFromHtml } from "./from-html";
import { htmlOf } from "./to-html";

function read(html: string): RichTextNode {
  const node = { type: "doc", content: richTextFromHtml(html) };
  if (node.content.length > 0) richTextSchema.nodeFromJSON(node).check();
  return node;
}
const again = (html: string) => htmlOf(read(html));

test.each([
  ["<p>a  <b> b </b>\n c</p>", "<p>a <strong>b </strong>c</p>"],
  ["loose <i>words</i><p>block</p>more", "<p>loose <em>words</em></p><p>block</p><p>more</p>"],
  ["<h5>Five</h5><h1>One<br>two</h1>", "<h3>Five</h3><h1>One<br>two</h1>"],
  [
    "<ul><li>a<ul><li>b</ul><li>c</ul>",
    "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>",
  ],
  ["<ol start=5><li>x</ol>", '<ol start="5"><li><p>x</p></li></ol>'],
  ["<div><div><p>deep</p></div></div>", "<p>deep</p>"],
  [
    "<p>a<table><tr><td>1<td>2</table>",
    "<p>a</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
  ],
  ["<pre class=language-ts>let a;\n</pre>", '<pre><code class="language-ts">let a;</code></pre>'],
  ["<details><summary>T</summary>in</details>", "<details><summary>T</summary><p>in</p></details>"],
])("%s", (html, expected) => {
  expect(again(html)).toBe(expected);
  expect(again(expected)).toBe(expected);
});

test("a list with boxes is one of tasks", () => {
  const html =
    "<ul><li><input type=checkbox checked> done</li><li><p><input type=checkbox>open</p></li></ul>";
  expect(read(html).content?.[0]).toMatchObject({
    type: "taskList",
    content: [{ attrs: { checked: true } }, { attrs: { checked: false } }],
  });
});

test.each([
  "<script>alert(1)</script>",
  "<style>p{}</style>",
  "<svg><a href='javascript:alert(1)'>x</a></svg>",
  "<iframe src='https://e.org'></iframe>",
  "<img src='javascript:alert(1)'>",
])("nothing of %s is taken", (html) => {
  expect(again(html)).toBe("");
});

test("what runs or is shown elsewhere doesn't come through", () => {
  expect(again("<p onclick='x()'><a href='javascript:alert(1)'>a</a> <a href='/relative'>b</a></p>")).toBe(
    "<p>a b</p>",
  );
  const evil = { type: "link", attrs: { href: 'javascript:"<alert>"' } };
  expect(
    htmlOf({ type: "paragraph", content: [{ type: "text", text: "<img src=x onerror=1>", marks: [evil] }] }),
  ).toBe("<p>&lt;img src=x onerror=1&gt;</p>");
});

test("a thousand elements in each other are read as they are", () => {
  expect(again(`${"<div>".repeat(1_000)}x`)).toBe("<p>x</p>");
  expect(again(`${"<blockquote>".repeat(1_000)}x`)).toContain("x");
});
