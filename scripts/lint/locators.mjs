import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const VAGUE = /getByText\((["'`])(?:(?!\1).)*\1\)/g;

/**
 * Texts in browser tests that match whatever contains them, as "Mine" does "Not mine" once somebody says that: the
 * whole text (`exact: true`) or a pattern with its beginning is meant.
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
        `${place}:${line} ${found}: say \`exact: true\`, or give a pattern with its beginning`,
    );
  });
}
