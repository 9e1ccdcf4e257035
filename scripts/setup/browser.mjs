import { existsSync } from "node:fs";
import { aptInstall } from "./apt.mjs";
import { findProgram, run } from "./command.mjs";
import { inProject, nodeBinary, SetupError } from "./project.mjs";

const installed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Debian's Chromium without windows: pages are drawn in two thirds of the time, but it has no desktop notifications. */
const headlessShell = "chromium-headless-shell";

/** The Chromium to test with: the one given, Playwright's, the system's, or one installed now. */
export async function findOrInstallBrowser(say = () => {}) {
  const given = givenBrowser();
  if (given) return given;
  const { chromium } = await import("playwright");
  const find = () =>
    [chromium.executablePath(), ...installed].find((file) => existsSync(file)) ??
    findProgram("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  const found = find();
  if (found) return found;

  say("installing Chromium");
  const failures = [await aptInstall("chromium")];
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

/** The quickest Chromium for tests. */
export async function findOrInstallHeadlessBrowser(say = () => {}) {
  const given = givenBrowser();
  if (given) return given;
  if (findProgram(headlessShell) || !(await aptInstall(headlessShell))) return findProgram(headlessShell);
  return findOrInstallBrowser(say);
}

function givenBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE;
  if (given && !existsSync(given))
    throw new SetupError(`PLAYWRIGHT_CHROMIUM_EXECUTABLE is set to ${given}, which doesn't exist.`);
  return given;
}
