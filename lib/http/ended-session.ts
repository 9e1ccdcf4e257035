import type { Actor } from "@/lib/auth/actor";
import { db, sqlStateOf } from "@/lib/db";
import { AppError } from "./errors";

/** A row that isn't there any more, or that refuses what refers to it. */
const GONE = new Set(["P2003", "P2025", "23503"]);

/**
 * The cause of a failed request. Rows of an account that was deleted meanwhile are gone, and triggers refuse new ones:
 * then nobody is signed in any more.
 */
export async function causeOf(error: unknown, actor: Actor | null): Promise<unknown> {
  const { code } = error as { code?: string };
  if (!actor || error instanceof AppError || ![code, sqlStateOf(error)].some((one) => one && GONE.has(one)))
    return error;
  const session = await db().session.findUnique({ where: { id: actor.sessionId }, select: { id: true } });
  return session ? error : new AppError("unauthenticated", "You are signed out. Sign in again.");
}
