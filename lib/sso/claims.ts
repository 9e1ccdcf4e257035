import type { Claims } from "@/lib/auth/oidc/protocol";
import { normalizeAddress, STORED_ADDRESS } from "@/lib/mail/address";

export type Identity = {
  sub: string;
  name: string | null;
  /** Only one that the provider says is verified. */
  email: string | null;
  /** Null where the provider says nothing that can be read: then roles stay as they are. */
  groups: string[] | null;
  /** What an admin should know of the claims. */
  notice: string | null;
};

/** Reads claims as providers write them: a value of another type than the standard's never counts as true. */
export function readClaims(claims: Claims, groupsClaim: string): Identity {
  const { sub, name, email, email_verified: verified } = claims;
  const address = typeof email === "string" ? normalizeAddress(email) : "";
  const isVerified = verified === true || verified === "true";
  const groups = readGroups(claims[groupsClaim]);
  return {
    sub,
    name: typeof name === "string" ? name : null,
    email: isVerified && STORED_ADDRESS.test(address) ? address : null,
    groups,
    notice: groups
      ? null
      : `The claim “${groupsClaim}” is missing or isn’t a list of names: roles stay as they are.`,
  };
}

/** One name is one group. */
function readGroups(value: unknown): string[] | null {
  if (typeof value === "string") return [value];
  return Array.isArray(value) && value.every((group) => typeof group === "string") ? value : null;
}
