// @vitest-environment jsdom
import { expect, it } from "vitest";
import { copyOf } from "./copy-lists";

it("links of copied lists lead to this instance wherever they are pasted", () => {
  document.body.innerHTML =
    '<div class="message-text"><ul><li><a href="/acme/docs">a</a></li><li><a href="https://e.org/b">b</a><img src="/emoji.png"></li></ul></div>';
  const selection = getSelection();
  if (!selection) throw new Error("The page has no selection");
  selection.selectAllChildren(document.body);
  expect(copyOf(selection)?.html.match(/(?:href|src)="[^"]*"/g)).toEqual([
    `href="${location.origin}/acme/docs"`,
    'href="https://e.org/b"',
    `src="${location.origin}/emoji.png"`,
  ]);
  expect(document.querySelector("a")?.getAttribute("href")).toBe("/acme/docs");
});
