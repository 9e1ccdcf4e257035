import { expect, it } from "vitest";
import { mentionsIn, placesIn } from "./mentioning-blocks";

const BEN = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
const linkOf = (id: string, href: string, text = "@Ben") => ({ id, href, text });

it("finds the links that mention people, and no others", () => {
  const links = [
    linkOf("1-1", `mention:person/${BEN}`),
    linkOf("1-2", `mention:user/${BEN}`),
    linkOf("1-3", "mention:all"),
    linkOf("1-4", `mention:channel/${BEN}`),
    linkOf("1-5", "https://example.org"),
  ];
  expect(mentionsIn([{ id: "1-0", text: "", links }])).toEqual({ [BEN]: ["1-1", "1-2"] });
});

it("stores the words around a mention as one line", () => {
  const block = (text: string) => ({ id: "1-0", text, links: [linkOf("1-1", `mention:person/${BEN}`)] });
  const words = (text: string) => placesIn([block(text)]).get("1-1");
  expect(words("Ask\n@Ben")).toEqual({ block: "1-0", text: "Ask @Ben" });
  expect(words(`${"word ".repeat(30)}@Ben${" more".repeat(60)}`)?.text).toMatch(
    /^…(word ){11}@Ben( more)+…$/,
  );
  expect(words(`${"字".repeat(100)}@Ben`)?.text).toBe(`…${"字".repeat(60)}@Ben`);
  expect(words(`@Ben!${"🙂".repeat(150)}`)?.text.isWellFormed()).toBe(true);
});
