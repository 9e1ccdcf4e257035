import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Contract } from "./contract";

/** The request context of an endpoint beside its input. */
export type RequestContext = {
  requestId: string;
  /** The client's address; see TRUST_PROXY. */
  ip: string;
  /** The Host header: the name under which the client addressed us. The client chooses it. */
  host: string | null;
  userAgent: string | null;
  /** The Cookie header; null on the socket. */
  cookie: string | null;
  /** Added to the HTTP response, e.g. a cookie. Ignored on the socket. */
  responseHeaders: Headers;
};

export type HandlerInput<C extends Contract> = {
  actor: C["auth"] extends "required" ? Actor : Actor | null;
  params: z.output<C["params"]>;
  query: z.output<C["query"]>;
  body: z.output<C["body"]>;
  context: RequestContext;
};

/** The result of a handler: nothing for `NoContent`. */
type Answer<C extends Contract> =
  z.input<C["response"]> extends undefined ? Promise<void> : Promise<z.input<C["response"]>>;

export type Endpoint<C extends Contract = Contract> = {
  contract: C;
  // In method form, so that an endpoint of any contract is an `Endpoint`: `run` parses before it calls.
  handler(input: HandlerInput<C>): Answer<C>;
};

/** Binds a contract to its service. Handlers compose; they hold no logic of their own. */
export function endpoint<C extends Contract>(contract: C, handler: Endpoint<C>["handler"]): Endpoint<C> {
  return { contract, handler };
}
