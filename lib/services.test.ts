import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { halfConfigured, isConfigured, SERVICE_NAMES, SERVICES } from "./services";

const example = readFileSync(".env.example", "utf8");
const inExample = [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!);
/** Set by the launcher for the processes it starts; nobody sets them in .env. */
const OF_LAUNCHER = ["REALTIME_INTERNAL_URL", "EMBEDDED_DATABASE", "NODE_ENV"];
/** Read by the launcher alone. */
const FOR_LAUNCHER = ["PORT", "PG_PORT"];

it.each(SERVICE_NAMES)("%s: .env.example explains its variables and docs/services.md lists it", (name) => {
  const { label, purpose, without, variables } = SERVICES[name];
  const names = Object.keys(variables).filter((variable) => !OF_LAUNCHER.includes(variable));
  expect(inExample).toEqual(expect.arrayContaining(names));
  const code = names.map((variable) => `\`${variable}\``).join(", ");
  expect(readFileSync("docs/services.md", "utf8")).toContain(
    `| ${label} | ${purpose} | ${code} | ${without} |`,
  );
});

it("declares every variable that .env.example explains, and the other way round", async () => {
  const { ENV_NAMES } = await import("./env");
  expect([...inExample].sort()).toEqual(
    [...ENV_NAMES.filter((name) => !OF_LAUNCHER.includes(name)), ...FOR_LAUNCHER].sort(),
  );
});

it("names the variables that go together where some of them are missing", async () => {
  expect(halfConfigured("files", { S3_BUCKET: "b" })).toBe(
    "S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together",
  );
  expect(halfConfigured("files", {})).toBeNull();
  expect(halfConfigured("github", { GITHUB_ID: "a", GITHUB_SECRET: "b" })).toBeNull();
  expect(isConfigured("github", { GITHUB_ID: "a", GITHUB_SECRET: "b" })).toBe(true);
  expect(isConfigured("github", { GITHUB_ID: "a" })).toBe(false);
  expect(isConfigured("realtime", { REALTIME_PORT: 1 })).toBe(false);
});

it.each([
  [{ GITHUB_ID: "x", GITHUB_SECRET: "" }, "github: GITHUB_ID and GITHUB_SECRET go together"],
  [{ UPSTASH_REDIS_REST_URL: "https://x.test" }, "UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN"],
  [{ OUTBOUND_ALLOW_LIST: "10.0.0.0/40" }, 'OUTBOUND_ALLOW_LIST: "10.0.0.0/40" is neither'],
  [{ GUILDHALL_ADMINS: "ada@x.test, ben" }, "must be e-mail addresses"],
])("refuses %o", async (variables, message) => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const { env } = await import("./env");
  expect(() => env()).toThrow(message);
  vi.unstubAllEnvs();
});
