import type { gfm } from "micromark-extension-gfm";
import { addressesIn, type Range } from "@/lib/markdown/addresses";
import { pathsIn } from "@/lib/markdown/paths";
import { UNSPACED } from "@/lib/markdown/word-borders";

// What our Markdown reads in another way than GitHub's, as extensions of its parser.

type Extension = ReturnType<typeof gfm>;
type Construct = Exclude<NonNullable<NonNullable<Extension["text"]>[number]>, readonly unknown[]>;
type Context = ThisParameterType<Construct["tokenize"]>;
type Code = Context["previous"];

/** The parser's own tokens that a range of the text becomes. */
type Tokens = readonly Parameters<Parameters<Construct["tokenize"]>[0]["enter"]>[0][];

/** Paths as they were typed, and addresses that end where the sentence goes on. */
export function literals(text: string): Extension {
  const constructs: Record<number, Construct[]> = {};
  const add = (ranges: readonly Range[], tokens: Tokens, isAllowed?: (context: Context) => boolean) => {
    if (ranges.length === 0) return;
    const construct = rangesAs(new Map(ranges.map(({ start, end }) => [start, end])), tokens, isAllowed);
    for (const code of new Set(ranges.map(({ start }) => text.charCodeAt(start))))
      constructs[code] = [...(constructs[code] ?? []), construct];
  };
  const addresses = addressesIn(text);
  const isWww = ({ start }: Range) => /^w/i.test(text[start] ?? "");
  add(
    addresses.filter((it) => !isWww(it)),
    ["literalAutolink", "literalAutolinkHttp"],
    isOutsideOfLabel,
  );
  add(addresses.filter(isWww), ["literalAutolink", "literalAutolinkWww"], isOutsideOfLabel);
  add(pathsIn(text), ["data"]);
  return { text: constructs, disable: { null: ["protocolAutolink", "wwwAutolink"] } };
}

function rangesAs(
  ends: ReadonlyMap<number, number>,
  tokens: Tokens,
  isAllowed?: (context: Context) => boolean,
): Construct {
  return {
    name: "literal",
    previous() {
      return ends.has(this.now().offset);
    },
    tokenize(effects, ok, nok) {
      const end = ends.get(this.now().offset) ?? 0;
      const inside = (code: Code) => {
        // A cell of a table may end before it.
        if (code !== null && code >= 0 && this.now().offset < end) {
          effects.consume(code);
          return inside;
        }
        for (const token of tokens.toReversed()) effects.exit(token);
        return ok(code);
      };
      return (code) => {
        if (code === null || this.now().offset >= end || isAllowed?.(this) === false) return nok(code);
        for (const token of tokens) effects.enter(token);
        return inside(code);
      };
    },
  };
}

/** A link can't stand in the label of another. */
const isOutsideOfLabel = ({ events }: Context) =>
  !events.some(([, { type, _balanced }]) => (type === "labelLink" || type === "labelImage") && !_balanced);

const IS_UNSPACED = new RegExp(`[${UNSPACED}\\u3000-\\u303F\\uFF00-\\uFFEF\\uD840-\\uDBFF]`, "u");
const IS_SIGN = /[\p{P}\p{S}]/u;

/** What a mark has beside it: a blank, a sign, or a letter, as which signs of CJK text count. */
function beside(code: Code) {
  const sign = code !== null && code >= 0 ? String.fromCharCode(code) : " ";
  const isUnspaced = IS_UNSPACED.test(sign);
  return { isBlank: /\s/.test(sign), isSign: !isUnspaced && IS_SIGN.test(sign), isUnspaced };
}

/**
 * Emphasis and strikethrough, which in CommonMark begin and end at blanks and signs alone: scripts without spaces have
 * none beside them. Otherwise the parser's own.
 */
function besideUnspaced(name: string, marker: number): Construct {
  const own = ({ parser }: Context) =>
    [parser.constructs.text[marker]].flat().find((construct) => construct?.name === name);
  return {
    name: `${name}BesideUnspaced`,
    tokenize(effects, ok, nok) {
      const construct = own(this);
      if (!construct) return nok;
      const before = beside(this.previous);
      let sign: Code = null;
      const start = construct.tokenize.call(
        this,
        effects,
        (code) => {
          const token = this.events.at(-1)?.[1];
          const after = beside(code);
          if (token && (before.isUnspaced || after.isUnspaced)) {
            const opens =
              !after.isBlank && (!after.isSign || before.isBlank || before.isSign || before.isUnspaced);
            const closes =
              !before.isBlank && (!before.isSign || after.isBlank || after.isSign || after.isUnspaced);
            const isUnderscore = sign === UNDERSCORE;
            token._open = opens && (!isUnderscore || !closes || before.isBlank || before.isSign);
            token._close = closes && (!isUnderscore || !opens || after.isBlank || after.isSign);
          }
          return ok(code);
        },
        nok,
      );
      return (code) => {
        sign = code;
        return start(code);
      };
    },
    resolveAll(events, context) {
      return own(context)?.resolveAll?.(events, context) ?? events;
    },
  };
}

const ASTERISK = 42;
const UNDERSCORE = 95;
const TILDE = 126;
const attention = besideUnspaced("attention", ASTERISK);
export const marksBesideUnspaced: Extension = {
  text: {
    [ASTERISK]: attention,
    [UNDERSCORE]: attention,
    [TILDE]: besideUnspaced("strikethrough", TILDE),
  },
};

// Tokens of GitHub's addresses.
declare module "micromark-util-types" {
  interface TokenTypeMap {
    literalAutolink: "literalAutolink";
    literalAutolinkHttp: "literalAutolinkHttp";
    literalAutolinkWww: "literalAutolinkWww";
  }
}
