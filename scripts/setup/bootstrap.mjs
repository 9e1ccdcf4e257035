import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { install } from "./install.mjs";
import { whenNpmEnds } from "./parent.mjs";
import { step } from "./progress.mjs";
import { nodeBinary, SetupError } from "./project.mjs";

const oldestNode = 20;
const oldestPinnedNode = 22;
const major = Number(process.versions.node.split(".")[0]);

/** Set for the process that a bootstrap started on the pinned Node: the pid it continues. */
export const continuedPid = Number(process.env.GUILDHALL_CONTINUES) || null;

/**
 * Makes sure that the dependencies are installed and that the rest runs on the Node that package.json pins. Returns
 * true there. On any other Node it runs the same command again on the pinned one, passes signals and the exit code on,
 * and returns false: the caller has nothing left to do. `onInstall` receives the pid of npm while it installs.
 */
export async function bootstrap({ onInstall } = {}) {
  if (major < oldestNode) {
    throw new SetupError(`Guildhall needs Node ${oldestNode} or later to start; this is ${process.version}.`);
  }
  if (continuedPid) return true;
  await step("Dependencies", (say) => install(say, onInstall));
  const node = nodeBinary();
  if (realpathSync(node) === realpathSync(process.execPath)) {
    if (major >= oldestPinnedNode) return true;
    throw new SetupError(
      `The Node ${oldestPinnedNode}+ that Guildhall runs on was not installed. Try: npm rebuild node\n` +
        `or install Node 24 yourself; this is ${process.version}.`,
    );
  }
  process.exitCode = await continueOn(node);
  return false;
}

function continueOn(node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, process.argv.slice(1), {
      stdio: "inherit",
      env: { ...process.env, GUILDHALL_CONTINUES: String(process.pid) },
    });
    // A terminal's Ctrl-C reaches the child by itself; it debounces the copy we pass on.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    whenNpmEnds(() => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
