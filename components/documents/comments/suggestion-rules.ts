import type { DocumentComment } from "@/lib/documents/comments/schema";
import { insertionOf } from "@/lib/documents/suggestions/insertion";

type Suggested = Pick<DocumentComment, "id"> & { suggestion: NonNullable<DocumentComment["suggestion"]> };

/** As a string of CSS: whatever is no letter or digit is escaped. */
const quoted = (text: string) =>
  `"${text.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/**
 * How a suggestion is drawn: what it takes away is struck, and what it puts stands behind it, in the color of whoever suggested
 * it. The text itself isn't touched, so that it is copied, found and read as it is.
 */
export function suggestionRules({ id, suggestion }: Suggested, hue: number): string {
  const marked = `[data-comment="${id}"]`;
  const inserted = insertionOf(suggestion);
  // What is bold or a link stands in an element of its own.
  const isFollowed = `:has(~ ${marked}, ~ * ${marked})`;
  const isPreceded = `:is(${marked}, :has(${marked})) ~ *`;
  const [edge, others] = inserted?.side === "before" ? ["before", isPreceded] : ["after", isFollowed];
  const color = `light-dark(oklch(0.45 0.14 ${hue}), oklch(0.78 0.12 ${hue}))`;
  const put = inserted?.text ?? suggestion.replacement;
  const taken = inserted ? "" : `text-decoration:line-through;text-decoration-color:${color};`;
  return `.document-text ${marked}{${taken}border-bottom:2px dotted ${color};cursor:pointer}
.document-text ${marked}:not(${others}, ${others} *)::${edge}{content:${quoted(put)};color:${color};
  display:inline-block;text-decoration:none;white-space:pre-wrap;font-weight:500;margin-inline-start:${inserted ? 0 : "0.2em"}}`;
}
