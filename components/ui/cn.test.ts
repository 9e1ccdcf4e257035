import { globSync, readFileSync } from "node:fs";
import { twMerge } from "tailwind-merge";
import { expect, it } from "vitest";

// cn() replaces no class by another, so two for the same property would be decided by Tailwind's order. Here
// tailwind-merge looks for such pairs: within each cn(), and between a component and what its callers give it.

const sources = new Map(
  globSync(["app/**/*.tsx", "components/**/*.{ts,tsx}"], { exclude: ["**/*.test.ts"] }).map((file) => [
    file,
    readFileSync(file, "utf8"),
  ]),
);

/** The text from `start`, which is at an opening bracket, to the one that closes it. */
function bracketed(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if ("({[".includes(text[at]!)) depth += 1;
    if (")}]".includes(text[at]!) && --depth === 0) return text.slice(start + 1, at);
  }
  return "";
}

function split(args: string): string[] {
  const parts = [""];
  let depth = 0;
  let quote = "";
  for (const char of args) {
    if (quote) quote = char === quote ? "" : quote;
    else if (char === '"' || char === "`") quote = char;
    else if ("({[".includes(char)) depth += 1;
    else if (")}]".includes(char)) depth -= 1;
    if (char === "," && depth === 0 && !quote) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

const literals = (code: string) => [...code.matchAll(/"([^"\n]*)"/g)].map(([, text = ""]) => text);

/** The constants of class names in a text; a record's values are alternatives. */
function constantsIn(text: string): [string, string[]][] {
  const plain = [...text.matchAll(/const (\w+)(?:: [^=]+)? =\s*((?:"[^"]*"[\s+]*)+);/g)];
  const records = [...text.matchAll(/const (\w+)(?:: [^=]+)? = \{([^}]*)\};/g)];
  return [
    ...plain.map(([, name = "", code = ""]): [string, string[]] => [name, [literals(code).join(" ")]]),
    ...records.map(([, name = "", code = ""]): [string, string[]] => [name, literals(code)]),
  ];
}

const shared = globSync("components/ui/*-styles.ts").flatMap((file) => constantsIn(sources.get(file) ?? ""));

/** What one argument of cn() can be. */
function alternatives(argument: string, constants: Map<string, string[]>): string[] {
  const code = argument.replace(/\/\/.*$/gm, "").trim();
  if (/^"/.test(code)) return literals(code);
  const constant = code === "className" ? undefined : constants.get(/^\w+/.exec(code)?.[0] ?? "");
  if (constant && !/[?&]/.test(code)) return constant;
  return ["", ...literals(code.replace(/[!=]== "[^"]*"/g, ""))];
}

/** Every combination of what the arguments of each cn() in a text can be. */
function looksIn(text: string, isWanted = (_args: string[]) => true): string[] {
  const constants = new Map([...shared, ...constantsIn(text)]);
  return calls(text)
    .filter(isWanted)
    .flatMap((args) =>
      args.reduce<string[]>(
        (sofar, argument) =>
          alternatives(argument, constants).flatMap((one) => sofar.map((rest) => `${rest} ${one}`)),
        [""],
      ),
    );
}

const words = (classes: string) => classes.split(/\s+/).filter(Boolean);
const lostBy = (classes: string) => {
  const kept = words(twMerge(classes));
  return [...new Set(words(classes))].filter((name) => !kept.includes(name));
};

/** The calls of cn() in a text, as their arguments. */
const calls = (text: string) =>
  [...text.matchAll(/\bcn\(/g)].map(({ index }) => split(bracketed(text, index + 2)));

it("no cn() has two classes for the same property", () => {
  const found = [...sources].flatMap(([file, text]) =>
    looksIn(text).flatMap((classes) =>
      lostBy(classes).map((name) => `${file}: ${name} in "${classes.trim()}"`),
    ),
  );
  expect([...new Set(found)]).toEqual([]);
});

it("callers' classes replace only those marked with base:", () => {
  const own = new Map<string, string[]>();
  for (const text of sources.values()) {
    const looks = looksIn(text, (args) => args.some((argument) => argument.trim() === "className"));
    if (looks.length > 0)
      for (const [, name = ""] of text.matchAll(/^export function (\w+)/gm)) own.set(name, looks);
  }
  for (const name of ["Button", "LinkButton"]) own.set(name, own.get("buttonStyles") ?? []);
  // Their popups are loaded on demand.
  for (const name of ["Popover", "Menu"])
    own.set(name, looksIn(sources.get(`components/ui/${name.toLowerCase()}-popup.tsx`) ?? ""));
  expect(own.get("Button")).not.toEqual([]);

  const found = [...sources].flatMap(([file, text]) =>
    [...text.matchAll(/<([A-Z]\w+)\b(?:[^<>]|=>)*?\bclassName=("[^"]*"|\{)/g)].flatMap((match) => {
      const [whole, component = "", opening = ""] = match;
      const end = (match.index ?? 0) + whole.length - 1;
      const given = opening === "{" ? alternatives(bracketed(text, end), new Map()) : literals(opening);
      return (own.get(component) ?? []).flatMap((look) =>
        given.flatMap((classes) =>
          lostBy(`${look} ${classes}`).map((name) => `${file}: ${component} has ${name}, given "${classes}"`),
        ),
      );
    }),
  );
  expect([...new Set(found)]).toEqual([]);
});
