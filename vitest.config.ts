import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (...parts: string[]) => path.join(import.meta.dirname, ...parts);

const withDatabase = {
  globalSetup: "tests/setup/global-setup.mjs",
  setupFiles: ["tests/setup/environment.ts", "tests/setup/worker-database.ts"],
};

const kills = ["kill", "postgres-kill", "two-nodes", "worker"].map(
  (name) => `tests/realtime/${name}.test.ts`,
);

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
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "realtime",
          include: ["tests/realtime/**/*.test.ts"],
          exclude: kills,
          ...withDatabase,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "kills",
          include: kills,
          ...withDatabase,
          // They kill processes and compare times: one after the other, when nothing else runs.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
