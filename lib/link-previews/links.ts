const MAX_LINKS = 5;
const MAX_LENGTH = 2_000;

/** Code shows a link, it doesn't offer one. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** Not inside `<…>` with a bar or space; a closing bracket or the full stop of a sentence isn't part of it. */
const LINK = /https?:\/\/[^\s<>"'`]+/gi;

/** The http(s) links of a message's Markdown that get a preview: the first five, each once, without fragments. */
export function linksOf(body: string): string[] {
  const found = new Set<string>();
  for (const [raw] of body.replace(CODE, " ").matchAll(LINK)) {
    const url = normalize(raw);
    if (url) found.add(url);
    if (found.size === MAX_LINKS) break;
  }
  return [...found];
}

function normalize(raw: string): string | null {
  const text = trimEnd(raw);
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = "";
  // A password in a link is nobody's to send anywhere.
  if (url.username || url.password) return null;
  return url.href;
}

/** `[text](https://x.test/a_(b))` ends where its own brackets do. */
function trimEnd(raw: string): string {
  let depth = 0;
  let end = 0;
  for (; end < raw.length; end++) {
    if (raw[end] === "(" || raw[end] === "[") depth++;
    if ((raw[end] === ")" || raw[end] === "]") && --depth < 0) break;
  }
  return raw.slice(0, end).replace(/[.,;:!?*_~|]+$/, "");
}
