import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const CHILD = `
  import { whenNpmEnds } from "${new URL("parent.mjs", import.meta.url)}";
  whenNpmEnds(() => { console.log("stopped"); process.exit(0); });
  console.log("running");
  setTimeout(() => {}, 30_000);`;

/** Runs the child as npm does, behind a shell that a signal to npm ends; gives what the child prints after that. */
async function printedAfterShellEnds(env: Record<string, string>) {
  const script = `"${process.execPath}" --input-type=module -e "$CHILD"; true`;
  const shell = spawn("/bin/sh", ["-c", script], {
    env: { ...process.env, ...env, CHILD },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  shell.stdout.on("data", (data) => {
    printed += data;
  });
  await expect.poll(() => printed, { timeout: 10_000 }).toContain("running");
  shell.kill("SIGTERM");
  await once(shell, "exit");
  return () => printed.replace("running\n", "").trim();
}

test.skipIf(process.platform === "win32")(
  "what npm started ends with it",
  async () => {
    const printed = await printedAfterShellEnds({ npm_lifecycle_event: "start" });
    await expect.poll(printed, { timeout: 10_000 }).toBe("stopped");
  },
  30_000,
);
