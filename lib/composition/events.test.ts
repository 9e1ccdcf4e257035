import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ServerEvents } from "./events";

const PUBLISHED = /\bpublish(?:Widely)?\([^;]*?"([a-z][a-zA-Z]*\.[a-zA-Z]+)"/g;

/** The folder in lib/ that declares each event. */
function declaredIn(): Map<string, string> {
  const files = globSync("lib/**/events.ts").filter((file) =>
    readFileSync(file, "utf8").includes("serverEvents({"),
  );
  return new Map(
    files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^ {2}"([a-z][a-zA-Z]*\.[a-zA-Z]+)":/gm)].map(
        ([, name = ""]) => [name, path.dirname(file).split(path.sep).slice(1).join("/")] as const,
      ),
    ),
  );
}

it("lists every event that a domain declares", () => {
  expect([...declaredIn().keys()].sort()).toEqual(Object.keys(ServerEvents).sort());
});

it("every file that publishes an event imports the file that declares it", () => {
  const owners = declaredIn();
  const missing = globSync("lib/**/*.ts", { exclude: (name) => name === "generated" }).flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(PUBLISHED)]
      .filter(([, name = ""]) => {
        const owner = owners.get(name);
        const isOwn = file.startsWith(`lib/${owner}/`) && /^import.*"(\.\.?\/)+events"/m.test(text);
        return owner !== "realtime" && !isOwn && !text.includes(`"@/lib/${owner}/events"`);
      })
      .map(([, name]) => `${file} publishes ${name}`);
  });
  expect(missing).toEqual([]);
});
