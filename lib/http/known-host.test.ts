import { afterEach, beforeEach, expect, it, vi } from "vitest";

let isKnownHost: typeof import("./known-host").isKnownHost;
beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  vi.stubEnv("REALTIME_PORT", "3001");
  vi.stubEnv("APP_URL", "https://guildhall.example.com");
  vi.stubEnv("ALLOWED_HOSTS", "Web.internal:8080, 10.0.0.7,, bücher.example, [FD00::7]:3000");
  vi.resetModules();
  ({ isKnownHost } = await import("./known-host"));
});
afterEach(() => vi.unstubAllEnvs());

it.each([
  null,
  "guildhall.example.com",
  "GUILDHALL.example.com:443",
  "localhost:3000",
  "127.0.0.1:3000",
  "[::1]:3000",
  "web.internal:3000",
  "10.0.0.7",
  "xn--bcher-kva.example",
  "[fd00::7]:3000",
])("knows %s", (host) => expect(isKnownHost(host)).toBe(true));

it.each([
  "evil.example",
  "guildhall.example.com.evil.example",
  "evil.example#guildhall.example.com",
  "guildhall.example.com@evil.example",
  "localhost.evil.example:3000",
  "10.0.0.8",
  "a b",
  "",
  "[",
])("doesn't know %j", (host) => expect(isKnownHost(host)).toBe(false));

it("logs each refused name once, and not any number of them", async () => {
  const { log } = await import("@/lib/log");
  const warn = vi.spyOn(log, "warn");
  const names = Array.from({ length: 100 }, (_, index) => `${index}.evil.example`);
  for (const name of ["web.example:1", "web.example:2", "localhost", ...names, ...names]) isKnownHost(name);
  const hosts = warn.mock.calls.map(([fields]) => (fields as unknown as { host: string }).host);
  expect(hosts[0]).toBe("web.example");
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(hosts).toHaveLength(50);
});

it.each(["::1", "*.example.com", "https://web.internal", "web.internal/x", "a b", "a@b", "x:99999"])(
  "the environment isn't usable with the name %s",
  async (name) => {
    vi.stubEnv("ALLOWED_HOSTS", `web.internal,${name}`);
    vi.resetModules();
    const { env } = await import("@/lib/env");
    expect(env).toThrow(`ALLOWED_HOSTS: "${name}" isn't the name of a host`);
  },
);
