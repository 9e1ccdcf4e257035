import { bootstrap } from "./setup/bootstrap.mjs";
import { bold } from "./setup/progress.mjs";
import { reportFailure } from "./setup/project.mjs";

// `npm test` runs everything; `npm test -- unit` or `npm test -- e2e` only that step and what it needs, and passes
// what follows on to the runner: `npm test -- unit tests/api/messages.test.ts`.

function chooseSteps(all, args) {
  const names = new Set(all.map(({ name }) => name));
  const firstOther = args.findIndex((arg) => !names.has(arg));
  const chosen = firstOther === -1 ? args : args.slice(0, firstOther);
  if (chosen.length === 0) return { steps: all, more: [] };
  const wanted = all.filter(
    ({ name }) => chosen.includes(name) || all.some((s) => chosen.includes(s.name) && s.needs === name),
  );
  return { steps: wanted, more: args.slice(chosen.length) };
}

async function runSteps(steps, more) {
  const outcomes = [];
  for (const { name, needs, run } of steps) {
    console.log(`\n${bold(`── ${name} `.padEnd(72, "─"))}`);
    const since = performance.now();
    const outcome = { name, isOk: false, passed: 0, failed: 0, skipped: 0, note: "" };
    if (outcomes.some((earlier) => earlier.name === needs && !earlier.isOk)) {
      outcome.note = `not run: ${needs} failed`;
    } else {
      Object.assign(outcome, await run(more).catch((error) => reportFailure(error) ?? { isOk: false }));
    }
    // A step that fails without a failed test (lint, a crash) counts as one: 0 failed means that all is well.
    if (!outcome.isOk && outcome.failed === 0) outcome.failed = 1;
    outcomes.push({ ...outcome, seconds: (performance.now() - since) / 1000 });
  }
  return outcomes;
}

function printSummary(outcomes) {
  console.log(`\n${bold("── summary ".padEnd(72, "─"))}`);
  for (const { name, isOk, note, seconds, passed, failed, skipped } of outcomes) {
    const counts = passed + skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : note;
    console.log(`${isOk ? "✓" : "✗"} ${name.padEnd(8)} ${`${seconds.toFixed(1)} s`.padStart(9)}   ${counts}`);
  }
}

async function main() {
  if (!(await bootstrap())) return;
  const { generateClient } = await import("./setup/generate.mjs");
  const { startTestServices } = await import("./setup/test-services.mjs");
  const { testSteps } = await import("./testing/steps.mjs");
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
