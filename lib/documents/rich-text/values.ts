import { isCalendarDate } from "@/lib/dates/calendar-date";
import {
  isBoolean,
  isIntegerIn,
  isListOf,
  isMatch,
  isNumber,
  isNumberIn,
  isOneOf,
  isRecord,
  isStringUpTo,
  orNull,
  type ValueTest,
} from "../updates/values";
import { CALLOUT_KINDS } from "./blocks";
import { MAX_ALT, MAX_CAPTION, MAX_COLUMN_WIDTH, MAX_FILE_NAME, MAX_SPAN, MIN_IMAGE_WIDTH } from "./limits";
import { isStoredHref } from "./links";
import { FILE_ID, RATIOS } from "./media";
import { ALIGNMENTS } from "./tables";

/** Pasted HTML fills these, so all that the editor takes from it is allowed. */
const isPasted = orNull(isStringUpTo(10_000));

const isFileId = orNull(isMatch(FILE_ID));

const CELL = {
  colspan: isIntegerIn(1, MAX_SPAN),
  rowspan: isIntegerIn(1, MAX_SPAN),
  // 0 is a column that takes what is left.
  colwidth: orNull(isListOf(isIntegerIn(0, MAX_COLUMN_WIDTH), MAX_SPAN)),
  align: orNull(isOneOf(...ALIGNMENTS)),
};

/** The tests of nodes' attributes. Names and attributes come from the schema; a test holds the two together. */
export const ATTRIBUTE_TESTS: Readonly<Record<string, Readonly<Record<string, ValueTest>>>> = {
  heading: { level: isOneOf(1, 2, 3) },
  // What parseInt makes of a pasted `start`.
  orderedList: { start: isNumber, type: isPasted },
  taskItem: { checked: isBoolean },
  codeBlock: { language: isPasted },
  tableCell: CELL,
  tableHeader: CELL,
  image: {
    fileId: isFileId,
    alt: orNull(isStringUpTo(MAX_ALT)),
    caption: orNull(isStringUpTo(MAX_CAPTION)),
    width: orNull(isNumberIn(MIN_IMAGE_WIDTH, 100)),
    ratio: orNull(isNumberIn(...RATIOS)),
  },
  file: { fileId: isFileId, name: orNull(isStringUpTo(MAX_FILE_NAME)) },
  callout: { kind: isOneOf(...CALLOUT_KINDS) },
  date: { on: orNull((value) => typeof value === "string" && isCalendarDate(value)) },
};

const isHref: ValueTest = (value) => typeof value === "string" && isStoredHref(value);

/** Written as all ids are. */
const COMMENT_ID = FILE_ID;

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
  comment: isRecord({ id: isMatch(COMMENT_ID) }, ["id"]),
};
