import { existsSync } from "node:fs";
import { aptInstall } from "./apt.mjs";
import { findProgram, run } from "./command.mjs";
import { inProject, nodeBinary, SetupError } from "./project.mjs";

const installed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Debian's name of the Chromium without windows; it opens a page in half the time of the whole one. */
const headlessShell = "chromium-headless-shell";

/** The Chromium to test with: the one given, Playwright's, the system's, or one installed now. */
export async function findOrInstallBrowser(say = () => {}) {
  const given = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE;
  if (given) {
    if (existsSync(given)) return given;
    throw new SetupError(`PLAYWRIGHT_CHROMIUM_EXECUTABLE is set to ${given}, which doesn't exist.`);
  }
  const { chromium } = await import("playwright");
  const find = () =>
    [chromium.executablePath(), ...installed].find((file) => existsSync(file)) ??
    findProgram(headlessShell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  const found = find();
  if (found) return found;

  say("installing Chromium");
  const failures = [(await aptInstall(headlessShell)) && (await aptInstall("chromium"))];
  if (failures[0]) {
    await run(nodeBinary(), [inProject("node_modules/playwright/cli.js"), "install", "chromium"]).catch(
      (error) => failures.push(`Playwright's download failed: ${error.message}`),
    );
  }
  const path = find();
  if (path) return path;
  throw new SetupError(
    "The browser tests need Chromium or Chrome. Install one, or set PLAYWRIGHT_CHROMIUM_EXECUTABLE.\n" +
      failures.filter(Boolean).join("\n"),
  );
}
