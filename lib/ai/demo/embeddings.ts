import { createHash } from "node:crypto";
import { roughTokens } from "./plan";

type Part = { content: { parts: { text?: string }[] }; outputDimensionality?: number };
type Body = {
  model?: string;
  input?: string | string[];
  dimensions?: number;
  encoding_format?: string;
  requests?: Part[];
} & Partial<Part>;

/**
 * A vector that means a little: words and their three-letter parts are hashed to places, so that texts about the same
 * are near each other, and a test can foresee which is nearest.
 */
export function embed(text: string, dimensions = 256): number[] {
  const vector = new Float64Array(dimensions);
  const add = (part: string, weight: number) => {
    const digest = createHash("sha256").update(part).digest();
    const at = digest.readUInt32LE(0) % dimensions;
    vector[at] = vector[at]! + (digest[4]! & 1 ? weight : -weight);
  };
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    add(word, 1);
    for (let at = 0; at + 3 <= word.length; at += 1) add(word.slice(at, at + 3), 0.3);
  }
  const length = Math.hypot(...vector) || 1;
  return [...vector].map((value) => value / length);
}

const ofPart = ({ content, outputDimensionality }: Part) =>
  embed(content.parts.map(({ text = "" }) => text).join(" "), outputDimensionality);

/** The answer to a request for embeddings; null where the path isn't one. */
export function embeddings(path: string, body: unknown): unknown {
  const raw = body as Body;
  if (path.endsWith(":embedContent")) return { embedding: { values: ofPart(raw as Part) } };
  if (path.endsWith(":batchEmbedContents"))
    return { embeddings: (raw.requests ?? []).map((part) => ({ values: ofPart(part) })) };
  if (path !== "/v1/embeddings") return null;
  const inputs = [raw.input ?? []].flat();
  const data = inputs.map((text, index) => {
    const vector = embed(text, raw.dimensions);
    // Base64 is of float32, little endian.
    const isBase64 = raw.encoding_format === "base64";
    const embedding = isBase64 ? Buffer.from(Float32Array.from(vector).buffer).toString("base64") : vector;
    return { object: "embedding", index, embedding };
  });
  const tokens = roughTokens(inputs.join(" "));
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return { object: "list", data, model: raw.model, usage };
}
