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

/** The tests of such a report that took longest, as `{ name, seconds }`. */
export function slowestTests(file, count = 10) {
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, "utf8"));
  const all = report.suites
    ? report.suites.flatMap(playwrightTests)
    : report.testResults.flatMap(vitestTests);
  return all.sort((a, b) => b.seconds - a.seconds).slice(0, count);
}

const vitestTests = ({ name: file, assertionResults }) =>
  assertionResults.map(({ fullName, duration }) => ({
    name: `${path.basename(file)}: ${fullName}`,
    seconds: (duration ?? 0) / 1000,
  }));

function playwrightTests({ suites = [], specs = [] }) {
  const own = specs.map(({ file, title, tests }) => ({
    name: `${file}: ${title}`,
    seconds: Math.max(0, ...tests.flatMap(({ results }) => results.map(({ duration }) => duration))) / 1000,
  }));
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
