import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a report of vitest's or Playwright's JSON reporter counts: `{ passed, failed, skipped }`. */
export function countTests(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (report.stats) {
    const { expected, flaky, unexpected, skipped } = report.stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The tests of such a report as `{ name, seconds, isFlaky, failure }`: `failure` is what a test that failed printed,
 * null where none did; `isFlaky` where it passed at the second try. A file that can't be loaded counts as a failed test.
 */
export function readTests(file) {
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, "utf8"));
  return report.suites ? report.suites.flatMap(playwrightTests) : report.testResults.flatMap(vitestTests);
}

function vitestTests({ name: file, status, message, assertionResults }) {
  const tests = assertionResults.map(({ fullName, duration, status, failureMessages }) => ({
    name: `${path.basename(file)}: ${fullName}`,
    seconds: (duration ?? 0) / 1000,
    isFlaky: status === "passed" && failureMessages.length > 0,
    failure: failureMessages.length > 0 ? failureMessages.join("\n") : null,
  }));
  if (status === "failed" && tests.every(({ failure, isFlaky }) => isFlaky || failure === null))
    tests.push({ name: path.basename(file), seconds: 0, isFlaky: false, failure: message });
  return tests;
}

function playwrightTests({ suites = [], specs = [] }) {
  const own = specs.map(({ file, title, tests }) => {
    const results = tests.flatMap(({ results }) => results);
    return {
      name: `${file}: ${title}`,
      seconds: Math.max(0, ...results.map(({ duration }) => duration)) / 1000,
      isFlaky: tests.some(({ status }) => status === "flaky"),
      failure: results.findLast(({ error }) => error)?.error.message ?? null,
    };
  });
  return [...own, ...suites.flatMap(playwrightTests)];
}

export const addUp = (counts) =>
  counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
