import { isLinkHref } from "../rich-text/links";
import type { RichTextMark, RichTextNode } from "../rich-text/node";

/** A picture that isn't a file of ours isn't fetched: a link leads to it. */
export function elsewhere(
  { url, alt }: { url: string; alt: string },
  marks: RichTextMark[] = [],
): RichTextNode[] {
  const text = alt.replaceAll("\0", "") || url.slice(0, 100);
  if (!text) return [];
  if (!isLinkHref(url) || !URL.canParse(url)) return alt ? [{ type: "text", text, marks }] : [];
  const others = marks.filter(({ type }) => type !== "link");
  return [{ type: "text", text, marks: [...others, { type: "link", attrs: { href: url } }] }];
}
