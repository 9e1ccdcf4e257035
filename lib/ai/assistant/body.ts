import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import type { StoredSource } from "./sources";

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const LINK = /!?\[((?:\\.|[^\]\\])*)\]\(\s*<?([^)\s>]*)>?[^)]*\)/g;
const CUT = "\n\n…";

/**
 * An answer as a message: short enough for one, with no link whose address isn't shown, no picture and no mention, which
 * would notify somebody. A planted text could have asked for any of these.
 */
export function bodyOf(text: string, sources: readonly StoredSource[]) {
  const plain = outsideOfCode(text.trim(), (part) => part.replace(LINK, shownLink));
  const body = plain.length <= MESSAGE_MAX_LENGTH ? plain : cut(plain);
  return { body, sources: sources.filter(({ number }) => body.includes(`[${number}]`)) };
}

function shownLink(whole: string, label: string, address: string): string {
  if (whole.startsWith("!")) return label;
  return /^https?:\/\//i.test(address) && label !== address ? `${label} (${address})` : label;
}

const outsideOfCode = (text: string, change: (part: string) => string) =>
  text
    .split(CODE)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join("");

const cut = (text: string) => text.slice(0, MESSAGE_MAX_LENGTH - CUT.length).toWellFormed() + CUT;
