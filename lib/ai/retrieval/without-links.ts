import type { Nodes } from "mdast";
import { addressesIn } from "@/lib/markdown/addresses";
import { DEEP_NESTING, syntaxTree } from "@/lib/markdown/syntax-tree";

const MAX_PARSED = 100_000;
const MAX_PASSES = 5;
const SCHEME = /[a-z][a-z0-9+.-]{1,30}:\/\/[^\s<>"`|()[\]]+/gi;
const MAIL = /^(?:mailto|xmpp):([^\s?/]+@[^\s?/]+)/i;

type Edit = { start: number; end: number; text: string };
type Change = (text: string) => string;

/**
 * A model's text without links, pictures and mentions, since the address of one could carry what the model has read to
 * where a text of others wants it. A link leaves its words and its host; e-mail addresses stay. Code stays as it is.
 * What is removed can leave a new link of its two sides, so this goes on until nothing changes.
 * @param change of each piece of text outside of code
 */
export function withoutLinks(text: string, change: Change = (piece) => piece): string {
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = edited(current, change);
    if (next === current) return current;
    if (next === null) break;
    current = next;
  }
  return defused(change(current));
}

/** Null for a text that can't be parsed. */
function edited(text: string, change: Change): string | null {
  if (text.length > MAX_PARSED || DEEP_NESTING.test(text)) return null;
  const edits: Edit[] = [];
  try {
    visit(syntaxTree(text), text, edits, change);
  } catch {
    return null;
  }
  let result = "";
  let at = 0;
  for (const { start, end, text: given } of edits) {
    result += text.slice(at, start) + given;
    at = end;
  }
  return result + text.slice(at);
}

/** Adds what is to be changed, in the order of the text. */
function visit(node: Nodes, text: string, edits: Edit[], change: Change): void {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error("A node has no position");
  const replace = (given: string) => edits.push({ start, end, text: given });
  if (node.type === "text") replace(change(withHosts(visibly(node.value, text.slice(start, end)))));
  else if (node.type === "image" || node.type === "imageReference") replace(plain(node.alt ?? ""));
  else if (node.type === "link") replace(change(withHosts(wordsOf(node))));
  else if ("children" in node) for (const child of node.children) visit(child, text, edits, change);
}

/** A text as it was typed, unless an address is hidden in it by escapes or character references. */
const visibly = (value: string, typed: string) =>
  withHosts(value) !== value && withHosts(typed) === typed
    ? withHosts(value).replace(/[\\`*_[\]<>()!~|&#]/g, "\\$&")
    : typed;

/** The words of a link with the host that it leads to; of [1](…) the citation. */
function wordsOf({ url, children }: Extract<Nodes, { type: "link" }>): string {
  const label = plain(children.map(wordsIn).join(""));
  if (/^\d{1,3}$/.test(label)) return `[${label}]`;
  const host = hostOf(url);
  if (host) return !label || withHosts(label) !== label ? host : `${label} (${host})`;
  const mail = plain(MAIL.exec(url)?.[1] ?? "");
  // An address without a host would be one again beside what follows it.
  if (!mail) return label.replaceAll("://", "…");
  return !label || label.replace(/^\w+:/, "").startsWith(mail) ? mail : `${label} (${mail})`;
}

function wordsIn(node: Nodes): string {
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map(wordsIn).join("") : " ";
}

/** Without what would make markup of it in its new place. */
const plain = (label: string) =>
  label
    .replace(/[[\]<>`|\\]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s(]+/, "")
    .trim();

function hostOf(url: string): string {
  const { host } = URL.canParse(url) ? new URL(url) : { host: "" };
  return plain(host).replace(/^(?:www\.)+/i, "");
}

function withHosts(text: string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of addressesIn(text)) {
    const address = text.slice(start, end);
    result +=
      text.slice(at, start) + (hostOf(/^https?:/i.test(address) ? address : `https://${address}`) || "…");
    at = end;
  }
  return (result + text.slice(at)).replace(SCHEME, (address) => hostOf(address) || "…");
}

/** For a text that can't be parsed: whatever begins a link is broken, also in code. */
const defused = (text: string) =>
  withHosts(text.replace(/&(?=#?\w{1,32};)/g, "&amp;").replace(/\\+(?=[:/.])/g, ""))
    .replace(/\bxmpp:/gi, "xmpp ")
    .replace(/<(?=[a-z][a-z0-9+.-]{1,31}:)/gi, "< ")
    .replace(/\](?=\()/g, "] ");
