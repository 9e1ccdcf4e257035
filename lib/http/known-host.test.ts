import { afterEach, beforeEach, expect, it, vi } from "vitest";

let isKnownHost: typeof import("./known-host").isKnownHost;
beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  vi.stubEnv("REALTIME_PORT", "3001");
  vi.stubEnv("APP_URL", "https://guildhall.example.com");
  vi.stubEnv("ALLOWED_HOSTS", "Web.internal, 10.0.0.7");
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
