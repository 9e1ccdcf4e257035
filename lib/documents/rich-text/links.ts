import { parseMention } from "@/lib/objects/mentions";

const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:"]);

/** More than any address that a person means to share; what is longer is data. */
const MAX_LENGTH = 2_048;

/** What a person typed as the address of a link, made absolute; null when it isn't one that is safe to follow. */
export function safeHref(input: string) {
  const text = input.trim();
  if (!text || text.length > MAX_LENGTH || /\s/.test(text)) return null;
  const hasProtocol = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  const isAddress = !hasProtocol && /^[^@/]+@[^@/]+\.[^@/]+$/.test(text);
  const url = URL.parse(
    hasProtocol ? text : `${isAddress ? "mailto" : "https"}:${isAddress ? "" : "//"}${text}`,
  );
  return url && SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/** Whether the editor shows and accepts a link with this address: one that is safe to follow, or names an object. */
export const isLinkHref = (href: string): boolean => {
  const target = parseMention(href);
  return target ? "id" in target : safeHref(href) !== null;
};

/**
 * Whether a document may hold a link with this address. Mentions of audiences notify nobody in a document and are plain
 * text; documents of before may hold them, and an editor that splits their paragraph writes them anew.
 */
export const isStoredHref = (href: string): boolean => isLinkHref(href) || parseMention(href) !== null;
