import { addressesIn } from "@/lib/markdown/addresses";

const MAX_LINKS = 5;
const MAX_LENGTH = 2_000;

/** Code shows a link, it doesn't offer one. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** The http(s) links of a message's Markdown that get a preview: the first five, each once, without fragments. */
export function linksOf(body: string): string[] {
  const found = new Set<string>();
  const text = body.replace(CODE, " ");
  for (const { start, end } of addressesIn(text)) {
    const url = normalize(text.slice(start, end));
    if (url) found.add(url);
    if (found.size === MAX_LINKS) break;
  }
  return [...found];
}

function normalize(text: string): string | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = "";
  // A password in a link is nobody's to send anywhere.
  if (url.username || url.password) return null;
  return url.href;
}
