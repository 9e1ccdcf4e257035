import { afterEach, expect, it, vi } from "vitest";

const load = async (AI_SECRET: string) => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  vi.stubEnv("AI_SECRET", AI_SECRET);
  return import("./seal");
};
const SECRET = "a secret for AI keys, of more than 32 characters";
afterEach(() => vi.unstubAllEnvs());

it("opens what it sealed, and seals the same text differently each time", async () => {
  const { seal, unseal } = await load(SECRET);
  const sealed = seal("sk-123 ü", "provider-1");
  expect(sealed).not.toContain("sk-123");
  expect(unseal(sealed, "provider-1")).toBe("sk-123 ü");
  expect(seal("sk-123 ü", "provider-1")).not.toBe(sealed);
});

it("refuses a changed text, another owner's and another secret's", async () => {
  const { seal, unseal } = await load(SECRET);
  const sealed = seal("sk-123", "provider-1");
  const parts = sealed.split(".");
  for (const at of [2, 3, 4]) {
    const bytes = Buffer.from(parts[at]!, "base64url");
    bytes[0]! ^= 1;
    const changed = parts.with(at, bytes.toString("base64url")).join(".");
    expect(() => unseal(changed, "provider-1")).toThrow("can’t be read");
  }
  // A shorter tag would be easier to guess.
  const short = parts.with(3, Buffer.from(parts[3]!, "base64url").subarray(0, 4).toString("base64url"));
  expect(() => unseal(short.join("."), "provider-1")).toThrow("can’t be read");
  expect(() => unseal(sealed, "provider-2")).toThrow("can’t be read");
  const other = await load("another secret for AI keys, of more than 32 characters");
  expect(() => other.unseal(sealed, "provider-1")).toThrow("AI_SECRET has changed");
});

it("says what to set where there is no secret", async () => {
  const { seal } = await load("");
  expect(() => seal("sk-123", "provider-1")).toThrow("Set AI_SECRET");
});
