import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const IMPORT = /^\s*(?:import|export)\s+([^"'()]*?from\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** The imports of a source text, in order. `isType` marks those that the compiler removes. */
export function importsOf(text) {
  return [...text.matchAll(IMPORT)].map(([statement, clause = "", fixed, dynamic]) => {
    const names = /\{([^}]*)\}/
      .exec(clause)?.[1]
      ?.split(",")
      .filter((name) => name.trim());
    const isTypeOnly = names?.every((name) => name.trim().startsWith("type ")) && /^\s*\{/.test(clause);
    return { specifier: fixed ?? dynamic ?? "", isType: /^\s*\w+\s+type\b/.test(statement) || !!isTypeOnly };
  });
}

/**
 * The source files below the given folders with what each imports: another of these files by its path, anything else
 * by its name.
 */
export function readGraph(folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, "/")))
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/generated\//.test(file)),
  );
  const known = new Set(files);
  const resolve = (from, specifier) => {
    const base = specifier.startsWith("@/")
      ? specifier.slice(2)
      : path.posix.join(path.posix.dirname(from), specifier);
    return [base, `${base}.ts`, `${base}.tsx`].find((file) => known.has(file)) ?? base;
  };
  return new Map(
    files.map((file) => {
      const text = readFileSync(file, "utf8");
      const imports = importsOf(text).map(({ specifier, isType }) => ({
        to: /^(@\/|\.)/.test(specifier) ? resolve(file, specifier) : specifier,
        isType,
      }));
      return [file, { isClient: /^["']use client["']/.test(text), imports }];
    }),
  );
}
