const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:"]);

/** What a person typed as the address of a link, made absolute; null when it isn't one that is safe to follow. */
export function safeHref(input: string) {
  const text = input.trim();
  if (!text || /\s/.test(text)) return null;
  const hasProtocol = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  const isAddress = !hasProtocol && /^[^@/]+@[^@/]+\.[^@/]+$/.test(text);
  const url = URL.parse(
    hasProtocol ? text : `${isAddress ? "mailto" : "https"}:${isAddress ? "" : "//"}${text}`,
  );
  return url && SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
}
