import { AppError } from "@/lib/http/errors";
import { type ObjectType, objectTypes } from "@/lib/objects/types";
import {
  DUE_VALUES,
  type DueValue,
  HAS_VALUES,
  type HasValue,
  IS_VALUES,
  type IsValue,
  SEARCH_MAX_LENGTH,
} from "./limits";
import { read } from "./text/read";

const MAX_TERMS = 20;

export type SearchTerm = {
  text: string;
  /** In quotes: the words follow each other. */
  isPhrase: boolean;
  /** The last word, perhaps not typed to its end. */
  isPrefix: boolean;
  isExcluded: boolean;
};
type Negatable<T> = { value: T; isExcluded: boolean };

/** What a person looks for, taken apart. */
export type ParsedSearch = {
  terms: SearchTerm[];
  /** Beginnings of names, or "me". */
  from: Negatable<string>[];
  /** Names of channels. */
  in: Negatable<string>[];
  has: Negatable<HasValue>[];
  is: Negatable<IsValue>[];
  /** Of tasks: beginnings of names, or "me". */
  assignee: Negatable<string>[];
  due: Negatable<DueValue>[];
  type: ObjectType | null;
  /** Days as YYYY-MM-DD; `after` and `before` leave out the day itself. */
  after: string | null;
  before: string | null;
  on: string | null;
};

// A minus, a filter's name, then quoted text (whose end may be missing) or anything up to a space.
const TOKEN =
  /(-?)(?:(from|in|before|after|on|has|is|assignee|due|type):)?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))/giu;
const UNFINISHED = /^(?:from|in|before|after|on|has|is|assignee|due|type):$/i;

/**
 * Takes a search apart: words, "phrases", filters such as `from:ada`, and `-` before what must not be there. Quotation
 * marks that don't end are forgiven.
 * @throws AppError invalid_input for what is too long, has nothing to look for, or a filter that doesn't exist
 */
export function parseSearch(text: string): ParsedSearch {
  if (text.length > SEARCH_MAX_LENGTH) throw invalid(`Search for ${SEARCH_MAX_LENGTH} characters at most.`);
  const parsed: ParsedSearch = {
    ...{ terms: [], from: [], in: [], has: [], is: [], assignee: [], due: [], type: null },
    ...{ after: null, before: null, on: null },
  };
  const length = text.trimEnd().length;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, minus, name, quoted, bare] = match;
    const isExcluded = minus === "-";
    const value = (quoted ?? bare ?? "").trim();
    const isLast = match.index + whole.length >= length;
    if (!name && UNFINISHED.test(value)) throw invalid(`Type something after ${value}`);
    if (name) addFilter(parsed, name.toLowerCase(), value, isExcluded);
    else if (isFound(value))
      parsed.terms.push({
        ...{ text: value, isPhrase: quoted !== undefined, isExcluded },
        isPrefix: isLast && quoted === undefined && !isExcluded,
      });
  }
  if (parsed.terms.length > MAX_TERMS) throw invalid(`Search for ${MAX_TERMS} words at most.`);
  if (!looksForSomething(parsed)) throw invalid("Type a word to search for.");
  return parsed;
}

/** Whether a text is found by anything. */
function isFound(text: string): boolean {
  const { words, runs } = read(text);
  return words.length + runs.length > 0;
}

function addFilter(parsed: ParsedSearch, name: string, value: string, isExcluded: boolean) {
  const plain = value.replace(/^[@#]/, "");
  if (!plain) throw invalid(`Type something after ${name}:`);
  if (name === "from" || name === "in" || name === "assignee")
    parsed[name].push({ value: plain, isExcluded });
  else if (name === "has") parsed.has.push({ value: oneOf(HAS_VALUES, name, plain), isExcluded });
  else if (name === "is") parsed.is.push({ value: oneOf(IS_VALUES, name, plain), isExcluded });
  else if (name === "due") parsed.due.push({ value: oneOf(DUE_VALUES, name, plain), isExcluded });
  else if (name === "type") addType(parsed, oneOf(TYPE_VALUES, name, plain));
  else if (name === "before" || name === "after" || name === "on") parsed[name] = dayOf(name, plain);
}

/** A card is a task that stands in a column. */
function addType(parsed: ParsedSearch, type: ObjectType | typeof CARD) {
  parsed.type = type === CARD ? "task" : type;
  if (type === CARD) parsed.is.push({ value: CARD, isExcluded: false });
}

const CARD = "card";
const TYPE_VALUES: readonly (ObjectType | typeof CARD)[] = [...objectTypes, CARD];

function oneOf<T extends string>(values: readonly T[], name: string, given: string): T {
  const value = values.find((known) => known === given.toLowerCase());
  if (!value) throw invalid(`${name}: takes ${values.join(", ")}.`);
  return value;
}

function dayOf(name: string, given: string): string {
  const isDay = /^(?:19|20)\d\d-\d\d-\d\d$/.test(given);
  const at = new Date(`${given}T00:00:00Z`);
  if (!isDay || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== given)
    throw invalid(`${name}: takes a day such as 2026-03-31.`);
  return given;
}

/** Only what must not be there is nothing to look for. */
function looksForSomething({
  terms,
  from,
  in: places,
  has,
  is,
  assignee,
  due,
  ...days
}: ParsedSearch): boolean {
  const wanted = [...terms, ...from, ...places, ...has, ...is, ...assignee, ...due].some(
    ({ isExcluded }) => !isExcluded,
  );
  return wanted || Boolean(days.after || days.before || days.on);
}

const invalid = (message: string) => new AppError("invalid_input", message);
