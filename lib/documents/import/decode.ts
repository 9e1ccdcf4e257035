import { AppError } from "@/lib/http/errors";

/** The text of a file in UTF-8, or in UTF-16 with its mark. @throws AppError invalid_input */
export function decodeText(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isWide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes).replaceAll("\0", "");
  } catch {
    throw new AppError("invalid_input", "This file isn’t a text in UTF-8. Save it as UTF-8, and try again.");
  }
}
