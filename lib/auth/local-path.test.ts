import { expect, it } from "vitest";
import { localPath } from "./local-path";

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
