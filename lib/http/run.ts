import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { assertGranted, withinGrant } from "@/lib/auth/grant";
import { type Contract, NoContent } from "./contract";
import { causeOf } from "./ended-session";
import type { Endpoint, RequestContext } from "./endpoint";
import { AppError } from "./errors";
import { PER_NETWORK } from "./limits";
import { assertCapacity } from "./overload";
import { parse } from "./parse";
import { type LimitState, takeToken, takeTokenOfKey } from "./rate-limit";

export type RawInput = { params: unknown; query: unknown; body: unknown };

/**
 * Runs an endpoint for an actor: capacity, sign-in, rate limit, scope, validation in, handler, validation out. HTTP and the socket
 * both come through here, so neither can be laxer than the other.
 * @param beforeHandler runs once nothing is left to refuse
 * @param isAdmitted it has waited for its turn elsewhere, and isn't refused any more
 * @throws AppError for whatever the caller did wrong; anything else is ours
 */
export async function run<C extends Contract>(
  { contract, handler }: Endpoint<C>,
  actor: Actor | null,
  raw: RawInput,
  context: RequestContext,
  { isAdmitted = false, beforeHandler }: { isAdmitted?: boolean; beforeHandler?: () => Promise<void> } = {},
): Promise<{ data: z.output<C["response"]>; limit: LimitState | null }> {
  if (!isAdmitted) assertCapacity(contract);
  const limit = await takeTokenOf(contract, actor, context.ip);
  if (contract.auth === "required" && !actor) throw new AppError("unauthenticated", "Sign in first.");
  assertGranted(actor, contract);
  const input = {
    params: parse(contract.params, raw.params, "params"),
    query: parse(contract.query, raw.query ?? {}, "query"),
    body: parse(contract.body, raw.body ?? {}, "body"),
  };
  await beforeHandler?.();
  const given = { ...input, actor: actor as never, context } as Parameters<typeof handler>[0];
  const result = await withinGrant(actor, () => handler(given)).catch(async (error) => {
    throw await causeOf(error, actor);
  });
  if ((contract.response as z.ZodType) === NoContent)
    return { data: undefined as z.output<C["response"]>, limit };
  return { data: contract.response.parse(result) as z.output<C["response"]>, limit };
}

async function takeTokenOf({ limit, auth }: Contract, actor: Actor | null, ip: string) {
  await takeTokenOfKey(actor);
  if (limit === "signIn") return null;
  const isPerNetwork = auth === "public" && PER_NETWORK.has(limit);
  return takeToken(limit, isPerNetwork ? null : (actor?.userId ?? null), ip);
}
