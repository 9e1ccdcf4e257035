import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const TEXT = /getByText\((["'`])(?:(?!\1).)*\1\)/;
const ANY_DIALOG = /getByRole\("dialog"\)/;
/** The last field of the options: no `exact` follows. */
const NAME_OF_ONE_WORD = /getByRole\("\w+", \{ [^}]*name: "[^"\s]+" \}\)/;
const VAGUE = new RegExp([TEXT, ANY_DIALOG, NAME_OF_ONE_WORD].map(({ source }) => source).join("|"), "g");

/**
 * Locators of browser tests that match by accident. A text matches whatever contains it, as "Mine" does "Not mine", and
 * a name of one word whatever name contains it, as "Save" does "Unsaved": the whole text (`exact: true`) or a pattern
 * with its beginning is meant. A dialog without a name is any toast as well.
 */
export function findVagueLocators(source) {
  return source
    .split("\n")
    .flatMap((line, index) => [...line.matchAll(VAGUE)].map(([found]) => ({ line: index + 1, found })));
}

/** By file, of a folder of the project. */
export function checkLocators(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return files.flatMap((file) => {
    const place = path.join(folder, file);
    return findVagueLocators(readFileSync(place, "utf8")).map(
      ({ line, found }) =>
        `${place}:${line} ${found}: give the whole name (\`exact: true\`) or a pattern with its beginning`,
    );
  });
}
