import { expect, it } from "vitest";
import { quickest } from "@/tests/setup/quickest";
import { parseAddresses } from "./addresses";

it("reads a pasted list, each address once, and names what isn't one", () => {
  const list = `ada@engines.test, BEN@engines.test;chi@engines.test
    "Lovelace, Ada" <ada@engines.test>
    Günter Bücher <g@bücher.example>, mailto:dee@engines.test
    ben@engines.test, not an@address, @nobody, eve@localhost, fay@engines.test.`;
  expect(parseAddresses(list)).toEqual({
    addresses: [
      "ada@engines.test",
      "ben@engines.test",
      "chi@engines.test",
      "g@bücher.example",
      "dee@engines.test",
      "fay@engines.test",
    ],
    wrong: ["not", "an@address", "@nobody", "eve@localhost"],
  });
});

it("finds nothing in nothing", () => {
  expect(parseAddresses(" \n,; ")).toEqual({ addresses: [], wrong: [] });
});

it("reads long lists in a time that grows with their length", () => {
  for (const text of ["someone@engines.test ".repeat(1000), `${"a".repeat(10_000)}<${"b".repeat(10_000)}`])
    expect(quickest(() => parseAddresses(text))).toBeLessThan(20);
});
