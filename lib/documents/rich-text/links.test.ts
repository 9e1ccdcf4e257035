import { expect, test } from "vitest";
import { safeHref } from "./links";

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
