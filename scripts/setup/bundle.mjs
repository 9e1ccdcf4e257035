import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { inProject, root } from "./project.mjs";

const folder = inProject(".cache/processes");

/**
 * Bundles a process of ours (`realtime/server.ts`) into one file, packages left out, and returns its path. It starts in
 * half the time, and after a crash runs the code that it ran before. The file is named by its content: those that run
 * keep theirs.
 */
export async function bundleProcess(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node22",
    sourcemap: "inline",
    write: false,
    logLevel: "silent",
  });
  const content = outputFiles[0].contents;
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = path.join(folder, `${path.basename(entry, ".ts")}-${hash}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
  return file;
}
