import type { ByteRange } from "@/lib/storage/store";

/** What a Range header asks of `size` bytes: null for all of it (none, several or a malformed one), "none" for what isn't there. */
export function parseRange(header: string | null, size: number): ByteRange | null | "none" {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (!first && !last)) return null;
  if (!first) {
    const length = Math.min(Number(last), size);
    return length === 0 ? "none" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last ? Math.min(Number(last), size - 1) : size - 1;
  if (last && Number(last) < start) return null;
  return start >= size ? "none" : { start, end };
}
