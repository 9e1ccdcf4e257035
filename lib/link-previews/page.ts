import { Parser } from "htmlparser2";

export type PageSummary = {
  title: string;
  description: string | null;
  siteName: string | null;
  /** Absolute, http(s). */
  imageUrl: string | null;
};

/** What a page says of itself: Open Graph, then Twitter's names, then plain HTML. Null for a page without a title. */
export function summarize(html: string, url: URL): PageSummary | null {
  const said = new Map<string, string>();
  let isTitle = false;
  const say = (name: string, value: string) => {
    if (value.trim() && !said.has(name)) said.set(name, value);
  };
  let title = "";
  const parser = new Parser({
    onopentag(name, { property, name: meta, content = "" }) {
      // An SVG in the page has titles of its own.
      if (name === "title" && !said.has("title")) isTitle = true;
      if (name === "meta") say((property ?? meta ?? "").toLowerCase(), content);
    },
    ontext(text) {
      if (isTitle && title.length < 1_000) title += text;
    },
    onclosetag(name) {
      if (name !== "title" || !isTitle) return;
      isTitle = false;
      say("title", title);
    },
  });
  parser.end(html);

  const first = (...names: string[]) => names.map((name) => said.get(name)).find((value) => value) ?? "";
  const heading = clean(first("og:title", "twitter:title", "title"), 200);
  if (!heading) return null;
  return {
    title: heading,
    description: clean(first("og:description", "twitter:description", "description"), 400),
    siteName: clean(first("og:site_name", "application-name"), 80) ?? url.hostname.replace(/^www\./, ""),
    imageUrl: pictureUrl(first("og:image:secure_url", "og:image", "og:image:url", "twitter:image"), url),
  };
}

/** One line of text without what could disguise it. */
function clean(text: string, max: number): string | null {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= max) return line || null;
  return `${line
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "")
    .trimEnd()}…`;
}

function pictureUrl(address: string, page: URL): string | null {
  const text = address.trim();
  if (!text || text.length > 2_000 || !URL.canParse(text, page.href)) return null;
  const { href, protocol } = new URL(text, page);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

/** The text of a page in the encoding that its header, or the page itself, names. */
export function decodePage(body: Buffer, contentType: string): string {
  const named = /charset\s*=\s*["']?([\w:.-]{1,40})/i;
  const label = named.exec(contentType)?.[1] ?? named.exec(body.subarray(0, 1024).toString("latin1"))?.[1];
  try {
    return new TextDecoder(label ?? "utf-8").decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
