/** Tests of the values in attributes, marks and fields. Whatever a client can encode arrives here. */
export type ValueTest = (value: unknown) => boolean;

export const isBoolean: ValueTest = (value) => typeof value === "boolean";
export const isNumber: ValueTest = (value) => typeof value === "number";

export const isStringUpTo =
  (length: number): ValueTest =>
  (value) =>
    typeof value === "string" && value.length <= length;

export const isOneOf =
  (...values: readonly unknown[]): ValueTest =>
  (value) =>
    values.includes(value);

export const orNull =
  (test: ValueTest): ValueTest =>
  (value) =>
    value === null || test(value);

/** A plain object with no other keys than these, each fit for its test; those of `required` must be there. */
export const isRecord =
  (tests: Readonly<Record<string, ValueTest>>, required: readonly string[] = []): ValueTest =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    return (
      required.every((key) => Object.hasOwn(value, key)) &&
      Object.entries(value).every(([key, one]) => Object.hasOwn(tests, key) && tests[key]?.(one))
    );
  };
