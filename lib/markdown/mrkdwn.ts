/** What Slack's text refers to, as Markdown; null leaves the name that stands there. */
export type MrkdwnNames = {
  user?: (id: string, label: string | null) => string | null;
  channel?: (id: string, label: string | null) => string | null;
  /** `<!channel>`, `<!here>` and `<!everyone>`. */
  audience?: (word: string) => string | null;
};

/** Around the numbers of parts that are Markdown already; these characters belong to no script. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const HELD = /\uE000(\d+)\uE001/g;

const decode = (text: string) =>
  text.replace(/&(lt|gt|amp);/g, (_, name: "lt" | "gt" | "amp") => ({ lt: "<", gt: ">", amp: "&" })[name]);

const LINK = /^(https?:\/\/|mailto:|tel:)/i;
const ADDRESS = /https?:\/\/[^\s<>\uE000\uE001]+/g;
/** A sentence, or the emphasis around an address, ends after it. */
const AFTER_ADDRESS = /[*_~.,;:!?)'"]+$/;

/** Slack's "mrkdwn", as tools send it and exports hold it, in our Markdown: what isn't markup there is none here. */
export function fromMrkdwn(text: string, names: MrkdwnNames = {}): string {
  const parts: string[] = [];
  const hold = (markdown: string) => `${OPEN}${parts.push(markdown) - 1}${CLOSE}`;
  const restore = (held: string): string =>
    held.replace(HELD, (_, part: string) => restore(parts[Number(part)] ?? ""));
  const held = text
    .replaceAll(/[\uE000\uE001]/g, "")
    .replaceAll(/\r\n?/g, "\n")
    .replace(/```\n?([\s\S]+?)\n?```/g, (_, code: string) => hold(fenced(code)))
    .replace(/`([^`\n]+)`/g, (_, code: string) => hold(inlineCode(code)))
    .replace(/<([^<>\n]+)>/g, (whole, inner: string) => {
      const markdown = reference(inner, names);
      return markdown === null ? whole : hold(markdown);
    })
    .replace(ADDRESS, (address) => {
      const [end = ""] = AFTER_ADDRESS.exec(address) ?? [];
      return hold(decode(address.slice(0, address.length - end.length))) + end;
    });
  const lines = decode(held).split("\n");
  return restore(lines.map((line) => fromLine(line, hold)).join("\n")).trim();
}

/** Text in which nothing is markup. */
export const asMarkdown = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => escapeLine(line))
    .join("\n")
    .trim();

function fromLine(line: string, hold: (markdown: string) => string): string {
  const [, quote = "", content = ""] = /^(>{1,3} ?)?([\s\S]*)$/.exec(line) ?? [];
  const emphasized = (
    [
      ["*", "**"],
      ["_", "_"],
      ["~", "~~"],
    ] as const
  ).reduce(
    (given, [sign, ours]) =>
      given.replace(emphasis(sign), (_, inner: string) => hold(ours) + inner + hold(ours)),
    content,
  );
  return (quote ? "> " : "") + escapeLine(emphasized);
}

/** Between signs that no letter or digit touches from outside, and no blank from inside. */
const emphasis = (sign: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])[${sign}](?![\\s${sign}])([^${sign}\\n]+?)(?<!\\s)[${sign}](?![\\p{L}\\p{N}${sign}])`,
    "gu",
  );

function escapeLine(line: string): string {
  const inside = line
    .replace(/[\\`*~[]/g, "\\$&")
    // Between letters it is no markup.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replaceAll("](", "]\\(");
  // What would make a heading, a rule, a table or a quotation of a line.
  return inside.replace(/^(\s{0,3})(#{1,6}(?=\s|$)|>|\+(?=\s)|[-=|:](?=[-=|: ]*$))/, "$1\\$2");
}

function fenced(code: string): string {
  const text = verbatim(code);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `\n${fence}\n${text}\n${fence}\n`;
}

const inlineCode = (code: string) => `\`${verbatim(code)}\``;

/** Slack marks addresses in code as well. */
const verbatim = (code: string) =>
  decode(
    code.replace(
      /<((?:https?:|mailto:)[^<>|\n]+)(?:\|([^<>\n]*))?>/g,
      (_, url: string, label = url) => label,
    ),
  );

/** What stands in angle brackets; null where that is none of Slack's references. */
function reference(inner: string, { user, channel, audience }: MrkdwnNames): string | null {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : decode(inner.slice(bar + 1)).trim() || null;
  const [kind] = target;
  const name = target.slice(1);
  if (kind === "@" && /^[\w-]+$/.test(name))
    return user?.(name, label) ?? `@${escapeLine(bare(label ?? name, "@"))}`;
  if (kind === "#" && /^[\w-]+$/.test(name))
    return channel?.(name, label) ?? `#${escapeLine(bare(label ?? name, "#"))}`;
  if (kind === "!") return special(name, label, audience);
  if (!LINK.test(target)) return null;
  const url = decode(target);
  if (!label || label === url) return url.replace(/^(mailto|tel):/i, "");
  return `[${escapeLine(label).replaceAll("]", "\\]")}](${addressInLink(url)})`;
}

const bare = (name: string, sign: string) => (name.startsWith(sign) ? name.slice(1) : name);

function special(name: string, label: string | null, audience: MrkdwnNames["audience"]): string {
  const [word = ""] = name.split(/[\^|]/);
  if (["channel", "here", "everyone"].includes(word)) return audience?.(word) ?? `@${word}`;
  // A group, or a date with the text for who can't show it.
  return escapeLine(label ?? (word === "subteam" ? "@group" : word));
}

const addressInLink = (url: string) =>
  url.replace(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
