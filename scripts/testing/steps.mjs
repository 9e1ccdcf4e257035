import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { findOrInstallBrowser, findOrInstallHeadlessBrowser } from "../setup/browser.mjs";
import { buildApp } from "../setup/build.mjs";
import { stream } from "../setup/command.mjs";
import { npmCommand } from "../setup/install.mjs";
import { inProject, nodeBinary } from "../setup/project.mjs";
import { testPrograms } from "../setup/test-programs.mjs";
import { countTests, readTests } from "./reports.mjs";

const npmRun = (script) => stream(...npmCommand(["run", "--silent", script]));

/** Runs a test runner that writes a report; what that says is returned whether it fails or not. */
async function runTests(name, args, env) {
  const report = inProject(".cache/test-reports", `${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const isOk = await stream(nodeBinary(), args(report), { env: { ...process.env, ...env(report) } });
  return { isOk, ...countTests(report), tests: readTests(report) };
}

const say = (text) => console.log(`${text} …`);
const browserVariables = async () => ({ CHROMIUM_PATH: await findOrInstallHeadlessBrowser(say) });

/** Runs projects of vitest.config.ts. */
const vitest =
  (name, projects = [name], variables = async () => ({})) =>
  async (more) => {
    const given = await variables();
    return runTests(
      name,
      (report) => [
        inProject("node_modules/vitest/vitest.mjs"),
        "run",
        ...projects.map((project) => `--project=${project}`),
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...more,
      ],
      () => given,
    );
  };

async function runBrowserTests(more) {
  const playwright = inProject("node_modules/@playwright/test/cli.js");
  const browser = { ...(await browserVariables()), DESKTOP_CHROMIUM_PATH: await findOrInstallBrowser(say) };
  return runTests(
    "e2e",
    () => [playwright, "test", "--reporter=list,json", ...more],
    (report) => ({ ...browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}

async function build() {
  // Not what `npm start` serves: an instance in the same checkout runs on.
  process.env.BUILD_FOLDER = ".cache/next";
  const { detail } = await buildApp(process.env);
  console.log(detail);
  return { isOk: true };
}

/**
 * The steps of `npm test` in their order. `run` takes further arguments for the runner and returns `{ isOk }`, with
 * the counts of tests where there are any; a step isn't run when one that it `needs` has failed. One that takes longer
 * than its `budget` fails: in seconds, some times what it takes on two idle cores (see `TEST_BUDGET_FACTOR`).
 */
export const testSteps = [
  { name: "lint", budget: 180, run: async () => ({ isOk: await npmRun("lint") }) },
  { name: "types", budget: 180, run: async () => ({ isOk: await npmRun("types") }) },
  { name: "unit", budget: 180, run: vitest("unit") },
  {
    name: "api",
    budget: 600,
    run: vitest("api", ["api", "configured"], () =>
      testPrograms("TEST_REDIS_SERVER", "TEST_JANUS", "TEST_COTURN"),
    ),
  },
  {
    name: "realtime",
    budget: 600,
    run: vitest("realtime", ["realtime", "serial"], () => testPrograms("TEST_REDIS_SERVER")),
  },
  {
    name: "components",
    budget: 600,
    run: vitest("components", ["components"], async () => ({
      ...(await browserVariables()),
      ...(await testPrograms("TEST_JANUS")),
    })),
  },
  { name: "build", budget: 600, run: build },
  { name: "e2e", budget: 1500, needs: "build", run: runBrowserTests },
];
