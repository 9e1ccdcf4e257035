import { z } from "zod";
import { normalizeAddress, STORED_ADDRESS } from "./mail/address";
import { parseAllowList } from "./net/allow-list";

// The kinds of values that variables of the environment have.

/** An unset variable and an empty one mean the same. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const webUrl = () => z.url({ protocol: /^https?$/ });

/** Addresses with one of these schemes, separated by commas: at least one. */
export const urlList = (...schemes: readonly string[]) =>
  z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((url) => url.trim())
        .filter((url) => url !== ""),
    )
    .pipe(
      z
        .array(
          z
            .string()
            .refine((url) => schemes.some((scheme) => url.startsWith(`${scheme}:`)) && URL.canParse(url), {
              error: `must be addresses that begin with ${schemes.map((scheme) => `${scheme}:`).join(" or ")}, separated by commas`,
            }),
        )
        .min(1),
    );

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

/** Names of hosts, separated by commas, in the form that URLs give them. A port is passed over. */
export const hostList = () =>
  z
    .string()
    .default("")
    .transform((text, context) =>
      text
        .split(",")
        .filter((entry) => entry.trim() !== "")
        .map((entry) => {
          const name = hostName(entry.trim());
          if (name === null)
            context.addIssue({
              code: "custom",
              message: `"${entry.trim()}" isn't the name of a host; write names like web.internal, 10.0.0.7 or [fd00::7], separated by commas`,
            });
          return name ?? "";
        }),
    );

function hostName(entry: string): string | null {
  const url = `http://${entry}`;
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, username, search, hash } = new URL(url);
  const isAlone = pathname === "/" && !entry.endsWith("/") && !username && !search && !hash;
  return isAlone && /^(\[[\da-f:.]+\]|[\w.-]+)$/.test(hostname) ? hostname : null;
}

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

const parts = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Domains of e-mail addresses, separated by commas. */
export const domainList = () =>
  z
    .string()
    .default("")
    .transform((text) => parts(text.toLowerCase()))
    .pipe(z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "must be domains like example.com")));

/** Groups and the roles that they give, as `group=workspace:ROLE`, separated by commas; a workspace by its address. */
export const groupRoles = () =>
  z
    .string()
    .default("")
    .transform((text, context) =>
      parts(text).map((entry) => {
        const [, group = "", slug = "", role = ""] = /^(.+)=([\w-]+):(ADMIN|MEMBER|GUEST)$/.exec(entry) ?? [];
        if (!role)
          context.addIssue({ code: "custom", message: `"${entry}" must be like group=workspace:MEMBER` });
        return { group, slug, role: role as "ADMIN" | "MEMBER" | "GUEST" };
      }),
    );
