/** Tests of the values in attributes, marks and fields. Whatever a client can encode arrives here. */
export type ValueTest = (value: unknown) => boolean;

export const isBoolean: ValueTest = (value) => typeof value === "boolean";
export const isNumber: ValueTest = (value) => typeof value === "number";

export const isStringUpTo =
  (length: number): ValueTest =>
  (value) =>
    typeof value === "string" && value.length <= length;

/** NaN is in no range. */
export const isNumberIn =
  (from: number, to: number): ValueTest =>
  (value) =>
    typeof value === "number" && value >= from && value <= to;

export const isIntegerIn =
  (from: number, to: number): ValueTest =>
  (value) =>
    Number.isInteger(value) && isNumberIn(from, to)(value);

export const isMatch =
  (pattern: RegExp): ValueTest =>
  (value) =>
    typeof value === "string" && pattern.test(value);

export const isOneOf =
  (...values: readonly unknown[]): ValueTest =>
  (value) =>
    values.includes(value);

export const orNull =
  (test: ValueTest): ValueTest =>
  (value) =>
    value === null || test(value);

export const isListOf =
  (test: ValueTest, length: number): ValueTest =>
  (value) =>
    Array.isArray(value) && value.length <= length && value.every(test);

/** Reading a key called `__proto__` gives an object another prototype, and so values that aren't its own. */
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A plain object with no other keys than these, each fit for its test; those of `required` must be there. */
export const isRecord =
  (tests: Readonly<Record<string, ValueTest>>, required: readonly string[] = []): ValueTest =>
  (value) => {
    if (!isPlainObject(value)) return false;
    return (
      required.every((key) => Object.hasOwn(value, key)) &&
      Object.entries(value).every(([key, one]) => Object.hasOwn(tests, key) && tests[key]?.(one))
    );
  };

/** Objects and lists in each other. */
const MAX_JSON_DEPTH = 8;

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (depth === 0 || !(Array.isArray(value) || isPlainObject(value))) return false;
  return Object.values(value).every((one) => isJson(one, depth - 1));
}

/** What JSON can say, in at most so many characters of it. */
export const isJsonUpTo =
  (length: number): ValueTest =>
  (value) =>
    isJson(value, MAX_JSON_DEPTH) && JSON.stringify(value).length <= length;
