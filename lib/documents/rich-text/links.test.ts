import { expect, test } from "vitest";
import { isLinkHref, isStoredHref, safeHref } from "./links";

test.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["example.org", "https://example.org/"],
  ["localhost:3000/x", "https://localhost:3000/x"],
  ["ann@example.org", "mailto:ann@example.org"],
  ["tel:+431234", "tel:+431234"],
])("%s becomes %s", (input, href) => {
  expect(safeHref(input)).toBe(href);
});

test.each(["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "vbscript:x", "two words", ""])(
  "%s isn't followed",
  (input) => {
    expect(safeHref(input)).toBeNull();
  },
);

const ID = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
test.each([
  `mention:person/${ID}`,
  `mention:user/${ID}`,
  `mention:channel/${ID}`,
  `mention:message/${ID}`,
  "https://example.org",
])("a document may link to %s", (href) => {
  expect(isLinkHref(href)).toBe(true);
  expect(isStoredHref(href)).toBe(true);
});

test.each(["mention:all", "mention:role/ADMIN"])("%s is plain text in a document, and accepted", (href) => {
  expect(isLinkHref(href)).toBe(false);
  expect(isStoredHref(href)).toBe(true);
});

test.each([
  "mention:",
  "mention:person",
  "mention:person/",
  "mention:person/1",
  `mention:dragon/${ID}`,
  `mention:constructor/${ID}`,
  `mention:person/${ID}/more`,
  `mention:person/${ID}?a=javascript:alert(1)`,
  ` mention:person/${ID}`,
  `mention:person/${ID}\n`,
  `mention://person/${ID}`,
  "mention:role/KING",
  "javascript:mention:all",
])("a document may not link to %j", (href) => {
  expect(isLinkHref(href)).toBe(false);
  expect(isStoredHref(href)).toBe(false);
});
