import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Where a key of the browser's cache is written out: after `queryKey:`, or as the argument of what takes one. */
const LITERAL =
  /(?:queryKeys?:|QueryData(?:<[^(]*>)?\(|patchQueries(?:<[^(]*>)?\(\s*\w+,|invalidate\(\s*\w+,)\s*\[\s*["'`\w]/g;
const isFactory = (file: string) => /(^|[\\/])(queries|keys)\.ts$|\.test\.tsx?$/.test(file);

const sources = globSync(["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}"], {
  exclude: (name) => name === "generated",
});

it("keys of the cache are made by `queries.ts` alone, so that what changes them can't miss one", () => {
  const literal = sources
    .filter((file) => !isFactory(file))
    .flatMap((file) => (readFileSync(file, "utf8").match(LITERAL) ?? []).map((found) => `${file}: ${found}`));
  expect(literal).toEqual([]);
});

it("no two domains begin their keys alike", () => {
  const owners = new Map<string, Set<string>>();
  for (const file of sources.filter((name) => /queries\.ts$/.test(name)))
    for (const [, first = ""] of readFileSync(file, "utf8").matchAll(/(?::|=>|queryKey:) \["([\w-]+)"/g))
      owners.set(first, (owners.get(first) ?? new Set()).add(file));
  expect(owners.size).toBeGreaterThan(30);
  expect([...owners].filter(([, files]) => files.size > 1)).toEqual([]);
});
