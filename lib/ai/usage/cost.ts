import type { Price } from "../models/resolved";

/** `cached` is part of `input`. */
export type Tokens = { input: number; cached: number; output: number; pictures?: number };

const MILLION = 1_000_000n;

/** In micro-dollars, rounded up. A model without a known price costs nothing, and its calls say so. */
export function costOf(price: Price | null, { input, cached, output, pictures = 0 }: Tokens): bigint {
  if (!price) return 0n;
  const fromCache = Math.min(Math.max(cached, 0), input);
  const sum =
    BigInt(input - fromCache) * price.input +
    BigInt(fromCache) * price.cached +
    BigInt(output) * price.output;
  return (sum + MILLION - 1n) / MILLION + BigInt(pictures) * (price.picture ?? 0n);
}

const BYTES_PER_TOKEN = 4;
/** A picture or a page, whatever its size in bytes. */
const FILE_TOKENS = 1_500;
/** Estimates are too low for code and for Chinese, Japanese and Korean. */
const RESERVE_FACTOR = 1.3;

export const tokensOfChars = (chars: number) => Math.ceil(chars / BYTES_PER_TOKEN);

/** About as many tokens as the texts in `value` have. */
export function estimateTokens(value: unknown): number {
  if (typeof value === "string") return Math.ceil(Buffer.byteLength(value) / BYTES_PER_TOKEN);
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + estimateTokens(one), 0);
  if (typeof value !== "object" || value === null) return 1;
  if ("type" in value && (value.type === "file" || value.type === "image")) return FILE_TOKENS;
  return Object.values(value).reduce((sum: number, one) => sum + estimateTokens(one), 0);
}

/** What to reserve for a prompt of that many estimated tokens. */
export const reservedInput = (tokens: number) => Math.ceil(tokens * RESERVE_FACTOR);
