import { afterEach, expect, it, vi } from "vitest";

const headersWith = async (more: Record<string, string>) => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  vi.stubEnv("REALTIME_PORT", "3001");
  for (const [name, value] of Object.entries(more)) vi.stubEnv(name, value);
  vi.resetModules();
  return import("./security-headers");
};

const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `));

afterEach(() => vi.unstubAllEnvs());

it("lets pages connect to the realtime node of the name they were asked by", async () => {
  const { contentSecurityPolicy } = await headersWith({});
  const sources = (host: string) => directive(contentSecurityPolicy("n", host), "connect-src");
  expect(sources("127.0.0.1:3000")).toBe("connect-src 'self' http://127.0.0.1:3001 ws://127.0.0.1:3001");
  expect(sources("[::1]:3000")).toBe("connect-src 'self' http://[::1]:3001 ws://[::1]:3001");
  for (const malformed of ["", "a b", "x; script-src *", "[", "a^b:3000"])
    expect(sources(malformed)).toBe("connect-src 'self' http://localhost:3001 ws://localhost:3001");
});

it("shows pictures from GitHub where people come with GitHub, and from nowhere else", async () => {
  const sources = async (env: Record<string, string>) =>
    directive((await headersWith(env)).contentSecurityPolicy("n", "localhost"), "img-src");
  expect(await sources({})).toBe("img-src 'self' data: blob:");
  const keys = { GITHUB_ID: "id", GITHUB_SECRET: "secret" };
  expect(await sources(keys)).toBe("img-src 'self' data: blob: https://avatars.githubusercontent.com");
  expect(await sources({ ...keys, GITHUB_URL: "https://github.example.com/" })).toBe(
    "img-src 'self' data: blob: https://github.example.com https://avatars.github.example.com",
  );
});

it("lets pages connect to the servers of calls that are configured", async () => {
  const sources = async (env: Record<string, string>) =>
    directive((await headersWith(env)).contentSecurityPolicy("n", "localhost"), "connect-src");
  const own = "connect-src 'self' http://localhost:3001 ws://localhost:3001";
  expect(await sources({})).toBe(own);
  const janus = { JANUS_URLS: "wss://one.example.com/ws, ws://10.0.0.7:8188" };
  const both = `${own} wss://one.example.com ws://10.0.0.7:8188`;
  expect(await sources({ ...janus, JANUS_TOKEN_SECRET: "a", JANUS_ADMIN_KEY: "b" })).toBe(both);
  const twilio = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_API_KEY: "SK1", TWILIO_API_SECRET: "c" };
  expect(await sources(twilio)).toBe(`${both} wss://*.vss.twilio.com`);
});
