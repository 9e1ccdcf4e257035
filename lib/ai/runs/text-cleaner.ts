/**
 * Makes text storable that comes in pieces: PostgreSQL refuses NUL and halves of characters. A piece can end within a
 * character, whose other half comes with the next.
 */
export function textCleaner() {
  const held: Record<string, string> = {};
  return (stream: string, piece: string, isLast = false): string => {
    let text = (held[stream] ?? "") + piece;
    held[stream] = "";
    if (!isLast && /[\ud800-\udbff]$/.test(text)) {
      held[stream] = text.slice(-1);
      text = text.slice(0, -1);
    }
    return text.replaceAll("\0", "").toWellFormed();
  };
}

/** The same for a value of JSON, as a tool's input or result. Bytes stay bytes. */
export function storableJson(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableJson(key), storableJson(inner)]),
  );
}
