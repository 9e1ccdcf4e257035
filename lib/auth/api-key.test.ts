import { expect, it } from "vitest";
import { apiKeyHash, newApiKey, shownParts } from "./api-key";

it("makes keys of 52 signs whose checksum shows a mistyped one", () => {
  const keys = Array.from({ length: 50 }, newApiKey);
  expect(new Set(keys).size).toBe(50);
  for (const key of keys) {
    expect(key).toMatch(/^gh_[0-9A-Za-z]{49}$/);
    expect(apiKeyHash(key)).toMatch(/^[0-9a-f]{64}$/);
    for (const at of [3, 20, 51]) {
      const wrong = `${key.slice(0, at)}${key[at] === "x" ? "y" : "x"}${key.slice(at + 1)}`;
      expect(apiKeyHash(wrong)).toBeNull();
    }
  }
  for (const other of ["", "gh_", `${keys[0]}x`, ` ${keys[0]}`]) expect(apiKeyHash(other)).toBeNull();
  expect(shownParts(keys[0]!)).toEqual({ prefix: keys[0]!.slice(0, 7), last4: keys[0]!.slice(-4) });
});
