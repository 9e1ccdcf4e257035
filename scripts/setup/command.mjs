import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { root, SetupError } from "./project.mjs";

// Nothing that we run may outlive us.
const children = new Set();
process.once("exit", () => {
  for (const child of children) child.kill();
});

/**
 * Runs a command to its end and returns what it printed. Throws a SetupError with an excerpt of its output when it
 * fails, and that it is missing when it can't be started. `onStart` receives its pid.
 */
export function run(
  command,
  args,
  { env = process.env, name = path.basename(command), onStart, ...options } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], ...options });
    children.add(child);
    if (child.pid) onStart?.(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", (error) => reject(new SetupError(`${name} could not be started: ${error.message}`)));
    child.once("close", (code, signal) => {
      children.delete(child);
      if (code === 0) resolve(output);
      else reject(new SetupError(`${name} failed (${signal ?? `exit code ${code}`}):\n${excerpt(output)}`));
    });
  });
}

/** Runs a command with its output passed through; resolves to whether it succeeded. */
export function stream(command, args, { env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ["ignore", "inherit", "inherit"] });
    children.add(child);
    child.once("error", reject);
    child.once("close", (code) => {
      children.delete(child);
      resolve(code === 0);
    });
  });
}

/** The beginning and the end of a long output: one of them says what was wrong. */
function excerpt(output, lines = 20) {
  const all = output.trim().split("\n");
  if (all.length <= 2 * lines) return all.join("\n");
  return [...all.slice(0, lines), "…", ...all.slice(-lines)].join("\n");
}

/** The path of the first of these programs that is on PATH, or null. */
export function findProgram(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {}
    }
  }
  return null;
}
