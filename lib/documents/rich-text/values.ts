import {
  isBoolean,
  isNumber,
  isOneOf,
  isRecord,
  isStringUpTo,
  orNull,
  type ValueTest,
} from "../updates/values";
import { isStoredHref } from "./links";

/** Pasted HTML fills these, so all that the editor takes from it is allowed. */
const isPasted = orNull(isStringUpTo(10_000));

/** The tests of nodes' attributes. Names and attributes come from the schema; a test holds the two together. */
export const ATTRIBUTE_TESTS: Readonly<Record<string, Readonly<Record<string, ValueTest>>>> = {
  heading: { level: isOneOf(1, 2, 3) },
  // What parseInt makes of a pasted `start`.
  orderedList: { start: isNumber, type: isPasted },
  taskItem: { checked: isBoolean },
  codeBlock: { language: isPasted },
};

const isHref: ValueTest = (value) => typeof value === "string" && isStoredHref(value);

/** The tests of marks' attributes, and which a mark can't be without. */
export const MARK_TESTS: Readonly<Record<string, ValueTest>> = {
  bold: isRecord({}),
  italic: isRecord({}),
  strike: isRecord({}),
  underline: isRecord({}),
  code: isRecord({}),
  link: isRecord({ href: isHref, target: isPasted, rel: isPasted, class: isPasted, title: isPasted }, [
    "href",
  ]),
};
