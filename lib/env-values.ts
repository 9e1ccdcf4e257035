import { z } from "zod";
import { normalizeAddress, STORED_ADDRESS } from "./mail/address";
import { parseAllowList } from "./net/allow-list";

// The kinds of values that variables of the environment have.

/** An unset variable and an empty one mean the same. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const webUrl = () => z.url({ protocol: /^https?$/ });

/** E-mail addresses, separated by commas. */
export const emailList = () =>
  z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map(normalizeAddress)
        .filter((email) => email !== ""),
    )
    .pipe(
      z.array(z.email({ pattern: STORED_ADDRESS, error: "must be e-mail addresses, separated by commas" })),
    );

/** Names of hosts without a port, separated by commas. */
export const hostList = () =>
  z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((name) => name.trim().toLowerCase() || []));

export const allowList = () =>
  z
    .string()
    .default("")
    .transform((text, context) => {
      try {
        return parseAllowList(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: (error as Error).message });
        return z.NEVER;
      }
    });
