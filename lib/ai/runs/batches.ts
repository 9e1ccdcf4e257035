import { appendParts, type Part } from "../parts";

/** With the room, the ids and the names of fields around it, an event stays below PostgreSQL's 8,000 bytes. */
const MAX_BYTES = 6_000;

const bytesOf = (part: Part) => Buffer.byteLength(JSON.stringify(part));

/**
 * Joins the parts that belong together, and splits them into batches that fit into an event each. Only a tool call can
 * be larger than that: it has a batch of its own.
 */
export function batchesOf(parts: readonly Part[], maxBytes = MAX_BYTES): Part[][] {
  const batches: Part[][] = [];
  let batch: Part[] = [];
  let size = 0;
  for (const part of appendParts([], parts).flatMap((one) => pieces(one, maxBytes))) {
    const bytes = bytesOf(part);
    if (size + bytes > maxBytes && batch.length > 0) {
      batches.push(batch);
      [batch, size] = [[], 0];
    }
    batch.push(part);
    size += bytes;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

function pieces(part: Part, maxBytes: number): Part[] {
  if (part.type === "tool" || bytesOf(part) <= maxBytes) return [part];
  // Escaped, a UTF-16 unit has six bytes at most. No piece begins in the middle of a character.
  const most = Math.floor(maxBytes / 6) - 20;
  const texts: string[] = [];
  for (let at = 0; at < part.text.length; ) {
    const isHigh = /[\ud800-\udbff]/.test(part.text[at + most - 1] ?? "");
    const end = at + most - (isHigh ? 1 : 0);
    texts.push(part.text.slice(at, end));
    at = end;
  }
  return texts.map((text, index) =>
    part.type === "reasoning" && index < texts.length - 1 ? { type: "reasoning", text } : { ...part, text },
  );
}
