import { expect, it } from "vitest";
import { localAddress, localPath } from "./local-path";

it.each(["/", "/settings", "/w/acme?message=1#x"])("keeps %s", (path) => {
  expect(localPath(path)).toBe(path);
});

it.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "settings",
  "",
  undefined,
  ["/a", "/b"],
])("sends %j to the start page", (next) => {
  expect(localPath(next)).toBe("/");
});

const SITE = "https://guildhall.example";

it.each([
  ["/settings?a=1", `${SITE}/settings?a=1`],
  [`${SITE}/w/acme#x`, `${SITE}/w/acme#x`],
  ["https://evil.example/x", `${SITE}/`],
  ["http://guildhall.example/x", `${SITE}/`],
  ["//evil.example", `${SITE}/`],
  ["javascript:1", `${SITE}/`],
  ["x", `${SITE}/`],
  [5, SITE],
  [["/a"], SITE],
  [{ startsWith: 1 }, SITE],
  [null, SITE],
])("returns to a page of this site: %j to %s", (given, address) => {
  expect(localAddress(given, SITE)).toBe(address);
});
