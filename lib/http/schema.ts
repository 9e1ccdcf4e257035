import { z } from "zod";

/** In small letters, as everything that is compared with it: a UUID in capitals is the same. */
export const Id = z.uuid().toLowerCase();

/** The caller's own id of what a call makes. */
export const Nonce = Id.meta({
  description: "A UUID of your own: the same again makes nothing more, and gives what there is.",
});

/** A moment as ISO 8601 in UTC. Services may return a Date. */
export const Timestamp = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z.iso.datetime({ offset: true }),
);

const FIRST_MOMENT = Date.UTC(1970, 0);
const LAST_MOMENT = Date.UTC(9999, 0);

/** A moment that a caller names. PostgreSQL and Date agree on all of these years, in any zone. */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine((moment) => Date.parse(moment) >= FIRST_MOMENT && Date.parse(moment) < LAST_MOMENT, {
    message: "must be in the years 1970 to 9998",
  });

const MAX_SEQ = 2_147_483_647;

/** The number of a message in its stream, or 0 for the place before the first. */
export const Seq = z.int().min(0).max(MAX_SEQ);
/** The same in a query. */
export const SeqQuery = z.coerce.number().int().min(0).max(MAX_SEQ);

/** Text that can be kept: without NUL, and without halves of characters (lone surrogates). `max` counts UTF-16 units. */
export const storable = (max: number) =>
  z
    .string()
    .max(max, `may have ${max} characters at most`)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "has characters that aren't valid text");

/** As `storable`, without bidirectional overrides and isolates, which make text look like something else. */
export const text = (max: number) =>
  storable(max).refine(
    (given) => !/[\u202A-\u202E\u2066-\u2069]/.test(given),
    "has characters that reverse the text's direction",
  );

/** One line of text as a person types it: trimmed, without control characters. `max` counts UTF-16 units. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? "can’t be empty" : `needs ${min} characters at least`)
    .max(max, `may have ${max} characters at most`)
    .regex(
      /^[^\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u,
      "must not contain control characters or line breaks",
    );

/**
 * A time zone by its name, as PostgreSQL knows it too: offsets such as +05:00 mean the opposite there, and abbreviations
 * such as AET or IST are unknown or other zones.
 */
export const TimeZone = z.string().max(60).refine(isTimeZone, "isn't a time zone such as Europe/Berlin");

/** What JavaScript has from old Java, and PostgreSQL doesn't know or reads otherwise. */
const ABBREVIATIONS =
  /^(A[CEGRS]T|B[ES]T|C[ANST]T|E[AC]T|I[ES]T|JST|MIT|N[ES]T|P[LNRS]T|SST|VST|SystemV\/.*|US\/Pacific-New)$/i;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Z]/i.test(name) && !ABBREVIATIONS.test(name);
  } catch {
    return false;
  }
}

export const PersonName = line(80);
