import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (...parts: string[]) => path.join(import.meta.dirname, ...parts);

const withDatabase = {
  globalSetup: "tests/setup/global-setup.mjs",
  setupFiles: ["tests/setup/environment.ts", "tests/setup/worker-database.ts"],
};

export default defineConfig({
  resolve: { alias: { "@": here(), "server-only": here("tests/setup/empty.ts") } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          setupFiles: ["tests/setup/environment.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          ...withDatabase,
          setupFiles: [...withDatabase.setupFiles, "tests/setup/outbox.ts"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "realtime",
          include: ["tests/realtime/**/*.test.ts"],
          ...withDatabase,
          // They start and kill processes, and compare times.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
