import { availableParallelism } from "node:os";
import path from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { browserArguments } from "./tests/setup/browser-arguments.ts";
import { callServers } from "./tests/setup/call-servers.ts";

const here = (...parts: string[]) => path.join(import.meta.dirname, ...parts);

const withDatabase = {
  globalSetup: "tests/setup/global-setup.mjs",
  setupFiles: ["tests/setup/environment.ts", "tests/setup/worker-database.ts"],
};

/** How many times slower views run than they could, to find races; see tests/components/setup/slow-down.ts. */
const slowdown = Number(process.env.E2E_SLOWDOWN ?? 1);

const ofApi = {
  ...withDatabase,
  setupFiles: [...withDatabase.setupFiles, "tests/setup/undelivered-events.ts"],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

const withNodes = {
  ...withDatabase,
  globalSetup: [withDatabase.globalSetup, "tests/setup/bundle-realtime.mjs"],
};

/** The popups are loaded on demand. */
const baseUi = [
  "menu",
  "context-menu",
  "popover",
  "dialog",
  "alert-dialog",
  "toast",
  "tooltip",
  "select",
].map((part) => `@base-ui/react/${part}`);

/** They configure the process, by its environment or its clock. */
const configured = [
  "accounts-local-instance",
  "accounts-smtp",
  "call-engines",
  "call-ringing",
  "files-s3",
  "invites",
  "push",
  "push-addresses",
  "pusher",
  "rate-limits",
  "tasks-filters",
  "tasks-search",
].map((name) => `tests/api/${name}.test.ts`);

/** They kill processes or compare times. */
const serial = ["documents", "kill", "postgres-kill", "two-nodes", "worker", "ai-kill"].map(
  (name) => `tests/realtime/${name}.test.ts`,
);

/** Found late, they would be bundled apart from those that the editor has, as other classes. */
const editor = ["model", "state", "tables", "transform", "view"].map((name) => `@tiptap/pm/${name}`);

export default defineConfig({
  resolve: { alias: { "@": here(), "server-only": here("tests/setup/empty.ts") } },
  test: {
    // The default leaves one core to the main thread, which hardly works here.
    maxWorkers: Math.min(4, availableParallelism()),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          isolate: false,
          testTimeout: 20_000,
          include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          setupFiles: ["tests/setup/environment.ts"],
        },
      },
      {
        extends: true,
        // Views stand alone: there is no router around them.
        resolve: {
          alias: {
            "next/link": here("tests/components/setup/next-link.tsx"),
            "next/navigation": here("tests/components/setup/next-navigation.ts"),
          },
        },
        define: { "process.env.NODE_ENV": JSON.stringify("test"), SLOWDOWN: JSON.stringify(slowdown) },
        // All packages are bundled before the first test: one found later would come with a React of its own.
        optimizeDeps: {
          entries: ["components/**/*.tsx", "tests/components/**/*.tsx"],
          include: [
            "react",
            "react-dom/client",
            "react/jsx-dev-runtime",
            "twilio-video",
            ...editor,
            ...baseUi,
          ],
        },
        test: {
          name: "components",
          include: ["tests/components/**/*.test.tsx"],
          setupFiles: ["tests/components/setup/fake-node.ts", "tests/components/setup/slow-down.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserArguments },
              contextOptions: {
                locale: "en-US",
                timezoneId: "Europe/Berlin",
                reducedMotion: "reduce",
                permissions: ["clipboard-read", "clipboard-write"],
              },
              actionTimeout: 10_000 * slowdown,
            }),
            instances: [{ browser: "chromium" }],
            commands: callServers,
          },
          // As in playwright.config.ts: a test that passes at the second try is reported as flaky.
          retry: process.env.CI ? 1 : 0,
          expect: { poll: { timeout: 10_000 * slowdown } },
          testTimeout: 60_000 * slowdown,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          exclude: configured,
          // Each process loads the product once, not once for each file.
          isolate: false,
          ...ofApi,
        },
      },
      { extends: true, test: { name: "configured", include: configured, ...ofApi } },
      {
        extends: true,
        test: {
          name: "realtime",
          include: ["tests/realtime/**/*.test.ts"],
          exclude: serial,
          ...withNodes,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "serial",
          include: serial,
          ...withNodes,
          // One after the other, when nothing else runs.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
