import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { browserArguments } from "./tests/setup/browser-arguments";

// How many times slower pages run than they could, to find races; see tests/e2e/setup/test.ts. All waits are longer then.
const slowdown = Number(process.env.E2E_SLOWDOWN ?? 1);

// Run by `npm test -- e2e`, which builds first, starts PostgreSQL and finds a browser.
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/e2e/setup/global-setup.ts",
  outputDir: "test-results",
  // All workers share one instance, and each test makes its own people; what stops processes has an instance of its own.
  fullyParallel: true,
  // A test that passes at the second try is reported as flaky, not hidden.
  retries: process.env.CI ? 1 : 0,
  workers: Math.max(2, Math.min(4, availableParallelism())),
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 * slowdown },
  use: {
    actionTimeout: 10_000 * slowdown,
    navigationTimeout: 20_000 * slowdown,
    // Recording costs more than most tests do.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    timezoneId: "Europe/Berlin",
    locale: "en-US",
    // Requests that a worker makes aren't seen by `page.route`; tests of the worker allow it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: browserArguments,
    },
  },
});
