import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// Everything in scripts/ is plain JavaScript: `npm start` runs it before anything is installed.

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
export const inProject = (...parts) => path.join(root, ...parts);

/**
 * What belongs to this copy of the project and must survive: the database, secrets, what is running. Tests that start
 * the product's own commands set another than a running instance's.
 */
export const dataFolder = path.resolve(root, process.env.DATA_FOLDER || ".data");

const exe = process.platform === "win32" ? ".exe" : "";
const pinnedNode = inProject("node_modules/node/bin", `node${exe}`);

/** The Node that package.json pins, or the running one where the pinned one has no build for this machine. */
export const nodeBinary = () => (existsSync(pinnedNode) ? pinnedNode : process.execPath);

/**
 * Command lines of the tools we start, as arguments to Node: without the shell scripts of node_modules/.bin in
 * between, the process we signal is the tool itself.
 */
export const tools = {
  next: [inProject("node_modules/next/dist/bin/next")],
  prisma: [inProject("node_modules/prisma/build/index.js")],
  /** Runs a TypeScript file in one process (tsx's own command puts a second one around it). */
  typescript: ["--import", "tsx"],
  watchTypescript: [inProject("node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false"],
};

/** A failure that a person can act on: shown as its message alone, without a stack. */
export class SetupError extends Error {}

/** Reports a failure and sets the exit code; for the outermost catch of a command. */
export function reportFailure(error) {
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
