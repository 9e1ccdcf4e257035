import {
  isBoolean,
  isIntegerIn,
  isJsonUpTo,
  isMatch,
  isNumberIn,
  isOneOf,
  isRecord,
  isStringUpTo,
  orNull,
  type ValueTest,
} from "../updates/values";

/** The top-level maps of a deck: of itself, of its slides and of what stands on them, by their ids. */
export const DECK_FIELD = "deck";
export const SLIDES_FIELD = "slides";
export const ELEMENTS_FIELD = "elements";

/** Fields that hold a Yjs type of their own: a rich text, or a map of small values. */
type OwnType = "rich" | "style";
export type Fields = Readonly<Record<string, ValueTest | OwnType>>;

export const isEntryId = isMatch(/^[\w-]{6,36}$/);
/** A fractional index. */
const isOrder = isMatch(/^[0-9A-Za-z]{1,200}$/);
const isPosition = isNumberIn(-100_000, 100_000);
const isLength = isNumberIn(0, 100_000);
const isSize = isRecord({ w: isLength, h: isLength }, ["w", "h"]);

export const DECK_FIELDS: Fields = {
  title: isStringUpTo(200),
  size: isSize,
  theme: isJsonUpTo(20_000),
  version: isIntegerIn(1, 100),
};

export const SLIDE_FIELDS: Fields = {
  order: isOrder,
  layout: orNull(isStringUpTo(50)),
  background: isJsonUpTo(2_000),
  transition: isJsonUpTo(500),
  hidden: isBoolean,
  sources: isJsonUpTo(20_000),
  notes: "rich",
};

export const ELEMENT_FIELDS: Fields = {
  slide: isEntryId,
  z: isOrder,
  kind: isOneOf("text", "shape", "line", "image", "chart", "table", "code", "video", "icon"),
  pos: isRecord({ x: isPosition, y: isPosition }, ["x", "y"]),
  size: isSize,
  rotation: isNumberIn(-360, 360),
  group: orNull(isStringUpTo(36)),
  locked: isBoolean,
  hidden: isBoolean,
  name: isStringUpTo(200),
  alt: isStringUpTo(2_000),
  style: "style",
  text: "rich",
  data: isJsonUpTo(200_000),
};

/** A value of a style, such as a color or a gradient, and its name. */
export const isStyleValue = isJsonUpTo(2_000);
export const isStyleName = isMatch(/^[a-zA-Z][\w-]{0,39}$/);
