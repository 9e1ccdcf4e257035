import type { Contract } from "@/lib/http/contract";
import { AppError } from "@/lib/http/errors";
import { SCOPES, type Scope } from "@/lib/http/scopes";
import { withinBounds } from "@/lib/sql/bounds";
import type { Actor, Grant } from "./actor";

type Needs = Pick<Contract, "scope" | "alsoNeeds">;

const lacking = ({ scopes }: Grant, { scope, alsoNeeds = [] }: Needs): Scope | undefined =>
  [scope, ...alsoNeeds].find((needed) => needed !== "public" && !scopes.includes(needed));

/** Whether an actor's key, where it is one, was granted what a contract needs. */
export const isGranted = (actor: Actor | null, needs: Needs): boolean =>
  !actor?.grant || !lacking(actor.grant, needs);

/** @throws AppError forbidden that names the scope which the actor's key lacks */
export function assertGranted(actor: Actor | null, needs: Needs): void {
  const scope = actor?.grant && lacking(actor.grant, needs);
  if (!scope) return;
  const message =
    scope === "account:security"
      ? "A key can’t do this (account:security). Sign in to do it."
      : `This key lacks the scope ${scope} (${SCOPES[scope]}). Make a key that has it.`;
  throw new AppError("forbidden", message, { scope });
}

/** Runs the work of a request within the bounds of the key that sent it. */
export const withinGrant = <T>(actor: Actor | null, work: () => T): T =>
  actor?.grant ? withinBounds(actor.grant, work) : work();
