import { globSync, readFileSync } from "node:fs";
import { twMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { mergeClasses } from "./cn";

/** Without `hover:` and the like, which groups don't depend on. */
const withoutModifiers = (name: string) => name.replace(/^(?:(?:[^:[(]|\[[^\]]*\]|\([^)]*\))+:)+/, "");

/** Every word in the sources' strings that tailwind-merge takes for a class: of two alike it keeps one. */
function classesInUse(): string[] {
  const sources = globSync(["app/**/*.tsx", "components/**/*.{ts,tsx}"], {
    exclude: ["**/*.test.ts", "**/class-groups.ts"],
  });
  const words = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)].flatMap(([, plain, template]) =>
      (plain ?? template ?? "").split(/\s+/).map(withoutModifiers),
    ),
  );
  const classes = words.filter(
    (word) => word && !word.startsWith("[") && twMerge(`${word} ${word}`) === word,
  );
  // One of those that differ in a number alone stands for all.
  return [...new Map(classes.map((name) => [name.replace(/\d+(\.\d+)?/g, "0"), name])).values()];
}

it("replaces the same classes as tailwind-merge does with all of Tailwind", { timeout: 60_000 }, () => {
  const classes = classesInUse();
  expect(classes.length).toBeGreaterThan(200);
  const different = classes.flatMap((first) =>
    classes.map((second) => `${first} ${second}`).filter((both) => mergeClasses(both) !== twMerge(both)),
  );
  expect(different).toEqual([]);
});
