import { createHash, randomBytes } from "node:crypto";
import { hashToken } from "./tokens";

// `gh_`, 32 random bytes in base62 (43 signs) and 6 of a checksum: scanners for secrets find it, and a mistyped one is
// refused without a query.

const PREFIX = "gh_";
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const KEY = new RegExp(`^${PREFIX}([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

function base62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let signs = "";
  for (let at = 0; at < length; at += 1) {
    signs = SIGNS[Number(rest % 62n)] + signs;
    rest /= 62n;
  }
  return signs;
}

const checksum = (secret: string) =>
  base62(createHash("sha256").update(`${PREFIX}${secret}`).digest().subarray(0, 4), CHECKSUM_LENGTH);

export function newApiKey(): string {
  const secret = base62(randomBytes(32), SECRET_LENGTH);
  return `${PREFIX}${secret}${checksum(secret)}`;
}

/** Access tokens, the other bearers, are JWTs. */
export const looksLikeApiKey = (bearer: string): boolean => bearer.startsWith(PREFIX);

/** What is stored of a key; null where it can't be one. */
export function apiKeyHash(key: string): string | null {
  const [, secret, given] = KEY.exec(key) ?? [];
  return secret && given === checksum(secret) ? hashToken(key) : null;
}

/** What is shown of a key after it was made. */
export const shownParts = (key: string) => ({
  prefix: key.slice(0, PREFIX.length + 4),
  last4: key.slice(-4),
});
