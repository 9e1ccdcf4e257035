import { bootstrap } from "./setup/bootstrap.mjs";
import { bold } from "./setup/progress.mjs";
import { reportFailure } from "./setup/project.mjs";

// `npm test` runs everything; `npm test -- api` or `npm test -- e2e` only that part and what it needs, and passes what
// follows on to the runner: `npm test -- api tests/api/messages.test.ts`.

/** Multiplies the time that each part may take, for machines slower than two cores of today. */
const patience = Number(process.env.TEST_BUDGET_FACTOR || 1) * Number(process.env.E2E_SLOWDOWN || 1);

async function runSteps(steps, more) {
  const outcomes = [];
  for (const { name, needs, budget, run } of steps) {
    console.log(`\n${bold(`── ${name} `.padEnd(72, "─"))}`);
    const since = performance.now();
    const outcome = { name, isOk: false, passed: 0, failed: 0, skipped: 0, tests: [], note: "" };
    if (outcomes.some((earlier) => earlier.name === needs && !earlier.isOk)) {
      outcome.note = `not run: ${needs} failed`;
    } else {
      Object.assign(outcome, await run(more).catch((error) => reportFailure(error) ?? { isOk: false }));
    }
    outcome.seconds = (performance.now() - since) / 1000;
    if (outcome.isOk && outcome.seconds > budget * patience) {
      outcome.isOk = false;
      outcome.note = `took longer than its ${budget * patience} s`;
    }
    // A step that fails without a failed test (lint, a crash) counts as one: 0 failed means that all is well.
    if (!outcome.isOk && outcome.failed === 0) outcome.failed = 1;
    outcomes.push(outcome);
  }
  return outcomes;
}

/** The first lines of what a failed test printed. */
const indent = (text) =>
  text
    .split("\n")
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join("\n");

function printSummary(outcomes) {
  const tests = outcomes.flatMap(({ tests }) => tests).sort((a, b) => b.seconds - a.seconds);
  if (tests.length > 0) console.log(`\n${bold("── the slowest tests ".padEnd(72, "─"))}`);
  for (const { name, seconds } of tests.slice(0, 10))
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  // Repeated here: the end of a long log is what is kept and read.
  const failed = tests.filter(({ failure }) => failure !== null);
  if (failed.length > 0) console.log(`\n${bold("── failed tests ".padEnd(72, "─"))}`);
  for (const { name, isFlaky, failure } of failed)
    console.log(`${isFlaky ? "flaky:" : "✗"} ${name}\n${indent(failure)}`);
  console.log(`\n${bold("── summary ".padEnd(72, "─"))}`);
  for (const { name, isOk, note, seconds, passed, failed, skipped } of outcomes) {
    const counts = passed + skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : "";
    const said = [counts, note].filter(Boolean).join("; ");
    console.log(`${isOk ? "✓" : "✗"} ${name.padEnd(10)} ${`${seconds.toFixed(1)} s`.padStart(9)}   ${said}`);
  }
}

async function main() {
  if (!(await bootstrap())) return;
  const { generateClient } = await import("./setup/generate.mjs");
  const { startTestServices } = await import("./setup/test-services.mjs");
  const { testSteps } = await import("./testing/steps.mjs");
  const { chooseSteps } = await import("./testing/choose-steps.mjs");
  const { addUp } = await import("./testing/reports.mjs");
  const { steps, more } = chooseSteps(testSteps, process.argv.slice(2));
  await generateClient();
  const services = await startTestServices();
  process.env.TEST_DATABASE_URL = services.databaseUrl;
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => services.stop().finally(() => process.exit(130)));
  try {
    const outcomes = await runSteps(steps, more);
    printSummary(outcomes);
    process.exitCode = outcomes.every(({ isOk }) => isOk) ? 0 : 1;
    const { passed, failed, skipped } = addUp(outcomes);
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  } finally {
    await services.stop();
  }
}

await main().catch(reportFailure);
