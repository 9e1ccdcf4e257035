import { readdirSync } from "node:fs";
import path from "node:path";
import { compressStaticFiles } from "../static-files.mjs";
import { buildFolder } from "./build-folder.mjs";
import { run } from "./command.mjs";
import { fingerprint, unlessUnchanged } from "./fingerprint.mjs";
import { inProject, nodeBinary, root, tools } from "./project.mjs";

// What the pages are never built from. Anything else counts, so that a new folder isn't forgotten.
const notSources = [
  "coverage",
  "docs",
  "next-env.d.ts",
  "node_modules",
  "playwright-report",
  "realtime",
  "scripts",
];
const notSourcesEither = [
  "test-results",
  "tests",
  path.join("lib", "generated"),
  path.join("prisma", "migrations"),
];
const ignored = new Set([...notSources, ...notSourcesEither]);

function isSource(place) {
  if (ignored.has(place) || path.basename(place).startsWith(".")) return false;
  return !/\.(md|tsbuildinfo|log)$|\.test\.tsx?$/.test(place);
}

function sourcesFingerprint() {
  const publicVariables = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  return fingerprint(readdirSync(root).sort(), { isWanted: isSource, alsoDependsOn: publicVariables.sort() });
}

/** Builds the web app when its sources, dependencies or settings changed since the last build. */
export async function buildApp(env, say = () => {}, onStart = undefined) {
  const stamp = inProject(buildFolder(), "fingerprint");
  const ran = await unlessUnchanged(stamp, sourcesFingerprint(), async () => {
    say("building");
    await run(nodeBinary(), [...tools.next, "build"], {
      env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      name: "next build",
      onStart,
    });
    say("compressing");
    await compressStaticFiles(inProject(buildFolder(), "static"));
  });
  return { detail: ran ? "built" : "up to date" };
}
