import { z } from "zod";

export const Id = z.uuid();

/** A moment as ISO 8601 in UTC. Services may return a Date. */
export const Timestamp = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z.iso.datetime({ offset: true }),
);

/** One line of text as a person types it: trimmed, without control characters. `max` counts UTF-16 units. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(
      /^[^\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u,
      "must not contain control characters or line breaks",
    );
