import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/http/errors";
import { type AccessedSession, accessSession } from "./access";
import type { AiOrigin } from "./schema";

/** The chat that a copy was made from, as far as somebody may read it now. */
export async function originOf(
  actor: Pick<Actor, "userId">,
  { originId }: Pick<AccessedSession, "originId">,
): Promise<AiOrigin | null> {
  if (!originId) return null;
  try {
    const { id, title, owner } = await accessSession(actor, originId, "read");
    return { chat: { id, title, owner } };
  } catch (error) {
    if (error instanceof AppError) return { chat: null };
    throw error;
  }
}
