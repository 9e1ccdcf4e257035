import { common, createLowlight } from "lowlight";
import { TOKEN_KINDS, type TokenKind } from "./token-kinds";

const lowlight = createLowlight(common);

const KINDS: Readonly<Record<string, TokenKind>> = {
  keyword: "keyword",
  literal: "keyword",
  built_in: "keyword",
  type: "keyword",
  name: "keyword",
  string: "string",
  regexp: "string",
  addition: "string",
  number: "number",
  attr: "number",
  attribute: "number",
  property: "number",
  symbol: "number",
  comment: "comment",
  quote: "comment",
  meta: "comment",
  tag: "comment",
  deletion: "deletion",
};

type Part = { type: string; value?: string; children?: Part[]; properties?: { className?: unknown } };

function kindOf({ properties }: Part): TokenKind | undefined {
  const { className } = properties ?? {};
  if (!Array.isArray(className)) return undefined;
  return className.map((name) => KINDS[String(name).replace("hljs-", "")]).find(Boolean);
}

/**
 * What of a code has a color, in order: three numbers each, where it begins and ends and the index of its kind. None for a
 * language that isn't known.
 */
export function codeTokens(code: string, language: string): Uint32Array<ArrayBuffer> {
  if (!lowlight.registered(language)) return new Uint32Array();
  const tokens: number[] = [];
  let position = 0;
  const visit = (part: Part, around: TokenKind | undefined) => {
    if (part.value !== undefined) {
      const end = position + part.value.length;
      if (around && part.value.trim()) tokens.push(position, end, TOKEN_KINDS.indexOf(around));
      position = end;
    }
    const kind = kindOf(part) ?? around;
    for (const child of part.children ?? []) visit(child, kind);
  };
  visit(lowlight.highlight(language, code) as Part, undefined);
  return Uint32Array.from(tokens);
}
