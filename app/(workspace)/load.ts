import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/session";
import { TWO_FACTORS_REQUIRED } from "@/lib/auth/two-factor-policy";
import type { CallInput } from "@/lib/http/client";
import type { Contract, Output } from "@/lib/http/contract";
import type { Endpoint, HandlerInput } from "@/lib/http/endpoint";
import { AppError } from "@/lib/http/errors";
import { closedWorkspacePath } from "@/lib/workspaces/paths";

/** When the first of what a request shows was read, or before. */
export const readSince = cache(() => Date.now());

/**
 * What a GET endpoint answers the person who looks at the page, for the first paint: the same shape as over HTTP, so
 * that the browser's cache can start with it. Shows the not-found page where they may not see it, and another where their
 * workspace requires two factors, which they haven't set up.
 */
export async function load<C extends Contract>(
  { contract, handler }: Endpoint<C>,
  input: CallInput<C>,
): Promise<Output<C>> {
  readSince();
  const actor = await requireActor();
  const { params = {}, query = {} } = input as { params?: unknown; query?: unknown };
  try {
    const answer = await handler({
      actor,
      params: contract.params.parse(params),
      query: contract.query.parse(query),
      body: {},
      context: {
        ...{ requestId: "", ip: "", host: null, userAgent: null, cookie: null },
        responseHeaders: new Headers(),
      },
    } as HandlerInput<C>);
    return contract.response.parse(answer) as Output<C>;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    if (error instanceof AppError && error.details?.reason === TWO_FACTORS_REQUIRED)
      redirect(closedWorkspacePath(String(error.details.workspace)));
    throw error;
  }
}
