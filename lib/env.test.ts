import { afterEach, expect, it, vi } from "vitest";

const local = {
  DATABASE_URL: "postgresql://localhost/guildhall",
  EMBEDDED_DATABASE: "1",
  HOST: "127.0.0.1",
  APP_URL: "http://localhost:3000",
  TRUST_PROXY: "0",
};

afterEach(() => vi.unstubAllEnvs());

it.each([
  ["the default", {}, true],
  ["loopback by another name", { HOST: "::1", APP_URL: "http://[::1]:3000" }, true],
  ["open to the network", { HOST: "0.0.0.0" }, false],
  ["a database of one's own", { EMBEDDED_DATABASE: "0" }, false],
  ["behind a proxy, which reaches it on loopback", { APP_URL: "https://guildhall.example.com" }, false],
  ["behind a proxy at this machine", { TRUST_PROXY: "1" }, false],
])("tells a local instance: %s", async (_what, more, expected) => {
  for (const [name, value] of Object.entries({ ...local, ...more })) vi.stubEnv(name, value);
  vi.resetModules();
  const { isLocalInstance } = await import("./env");
  expect(isLocalInstance()).toBe(expected);
});
