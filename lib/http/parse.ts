import type { z } from "zod";
import { AppError } from "./errors";

/**
 * What a schema makes of one part of a request.
 * @throws AppError invalid_input, with the fields that don't fit
 */
export function parse<T extends z.ZodType>(schema: T, value: unknown, part: string): z.output<T> {
  assertPlain(value, part);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 20).map((issue) => ({
    field: issue.path.join(".") || part,
    message: issue.message,
  }));
  throw refusal(fields, part);
}

/** Schemas refuse every field that they don't know but this one, which they pass over. */
const UNSEEN = "__proto__";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function assertPlain(value: unknown, part: string): void {
  const left = [value].filter(isObject);
  for (let next = left.pop(); next; next = left.pop()) {
    if (Object.hasOwn(next, UNSEEN)) throw refusal([{ field: UNSEEN, message: "isn't a field" }], part);
    // Not as the arguments of one call, which a long array overflows the stack with.
    for (const inner of Object.values(next)) if (isObject(inner)) left.push(inner);
  }
}

function refusal(fields: { field: string; message: string }[], part: string): AppError {
  const [first] = fields;
  return new AppError("invalid_input", `${first?.field}: ${first?.message}`, { in: part, fields });
}
