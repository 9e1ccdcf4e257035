import { z } from "zod";
import type { LimitName } from "./limits";
import type { Scope } from "./scopes";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What an endpoint promises. Validation, the client's types and OpenAPI all come from here. In the browser only the
 * method, the path and `realtime` are there at run time: see `browser-contracts.mjs`.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
  Auth extends "required" | "public" = "required" | "public",
> = {
  method: Method;
  /** `/api/...` with `{name}` for parameters. */
  path: `/api/${string}`;
  summary: string;
  tag: string;
  /** What a program must be granted to call it. */
  scope: Scope;
  /** Further ones: where one thing is read and another written, a program needs both. */
  alsoNeeds?: readonly Scope[];
  params: Params;
  query: Query;
  body: Body;
  /** `NoContent` answers 204. */
  response: Response;
  /** Signed-in people only, unless "public". */
  auth: Auth;
  limit: LimitName;
  /** Success status; 201 where something new came to be. */
  status: 200 | 201 | 204;
  /** Served over the socket as well. */
  realtime: boolean;
  /** A tool of the MCP server as well (lib/composition/mcp). */
  mcp: boolean;
  /** Refused last when the server is too busy: what a person has made, and nothing makes up for. */
  isUrgent: boolean;
};

export const NoContent = z.void();
export const Nothing = z.strictObject({});

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType, A> = {
  method: Method;
  path: `/api/${string}`;
  summary: string;
  tag: string;
  scope: Scope;
  alsoNeeds?: readonly Scope[];
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  auth?: A;
  limit?: LimitName;
  status?: 200 | 201 | 204;
  realtime?: boolean;
  mcp?: boolean;
  isUrgent?: boolean;
};

/** Declares an endpoint. Bodies and queries must be strict objects, so that unknown fields are refused. */
export function contract<
  R extends z.ZodType,
  P extends z.ZodType = typeof Nothing,
  Q extends z.ZodType = typeof Nothing,
  B extends z.ZodType = typeof Nothing,
  A extends "required" | "public" = "required",
>(given: Given<P, Q, B, R, A>): Contract<P, Q, B, R, A> {
  return {
    auth: "required" as A,
    limit: given.method === "GET" ? "read" : "write",
    realtime: false,
    mcp: false,
    isUrgent: false,
    status: (given.response as z.ZodType) === NoContent ? 204 : 200,
    params: Nothing as unknown as P,
    query: Nothing as unknown as Q,
    body: Nothing as unknown as B,
    ...given,
  };
}

/** What a caller hands in: only the parts the contract declares. */
export type Input<C extends Contract> = {
  params: z.input<C["params"]>;
  query: z.input<C["query"]>;
  body: z.input<C["body"]>;
};

export type Output<C extends Contract> = z.output<C["response"]>;

/** What a route that streams, uploads or redirects promises: `serveRaw` serves it, and OpenAPI describes it. */
export type RawContract = {
  method: Method;
  path: `/api/${string}`;
  summary: string;
  tag: string;
  scope: Scope;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** The media type of the body; its bytes aren't parsed. */
  requestType?: string;
  /** The success answer; `type` is the media type of its body. */
  response: { status: 200 | 201 | 204 | 302 | 307; description: string; type?: string; schema?: z.ZodType };
  auth?: "required" | "public";
  limit?: LimitName;
};

export const rawContract = <const C extends RawContract>(given: C): C => given;
