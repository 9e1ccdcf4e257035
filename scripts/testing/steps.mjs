import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { findOrInstallBrowser } from "../setup/browser.mjs";
import { buildApp } from "../setup/build.mjs";
import { stream } from "../setup/command.mjs";
import { npmCommand } from "../setup/install.mjs";
import { inProject, nodeBinary } from "../setup/project.mjs";
import { findOrInstallRedis } from "../setup/redis.mjs";
import { countTests } from "./reports.mjs";

const npmRun = (script) => stream(...npmCommand(["run", "--silent", script]));

/** Runs a test runner that writes its counts to a report; they are returned whether it fails or not. */
async function runTests(name, args, env) {
  const report = inProject(".cache/test-reports", `${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const isOk = await stream(nodeBinary(), args(report), { env: { ...process.env, ...env(report) } });
  return { isOk, ...countTests(report) };
}

async function redisVariables() {
  const { path: server, reason } = await findOrInstallRedis();
  return server ? { TEST_REDIS_SERVER: server } : { TEST_REDIS_SKIP_REASON: reason };
}

async function runUnit(more) {
  const redis = await redisVariables();
  const reporters = (report) => ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const vitest = inProject("node_modules/vitest/vitest.mjs");
  return runTests(
    "unit",
    (report) => [vitest, "run", ...reporters(report), ...more],
    () => redis,
  );
}

async function runBrowserTests(more) {
  const playwright = inProject("node_modules/@playwright/test/cli.js");
  const browser = await findOrInstallBrowser((text) => console.log(`${text} …`));
  return runTests(
    "e2e",
    () => [playwright, "test", "--reporter=list,json", ...more],
    (report) => ({ CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}

/**
 * The steps of `npm test` in their order. `run` takes further arguments for the runner and returns `{ isOk }`, with
 * the counts of tests where there are any; a step isn't run when one that it `needs` has failed.
 */
export const testSteps = [
  { name: "lint", run: async () => ({ isOk: await npmRun("lint") }) },
  { name: "types", run: async () => ({ isOk: await npmRun("types") }) },
  { name: "unit", run: runUnit },
  {
    name: "build",
    run: async () => {
      // Not what `npm start` serves: an instance in the same checkout runs on.
      process.env.BUILD_FOLDER = ".cache/next";
      const { detail } = await buildApp(process.env);
      console.log(detail);
      return { isOk: true };
    },
  },
  { name: "e2e", needs: "build", run: runBrowserTests },
];
