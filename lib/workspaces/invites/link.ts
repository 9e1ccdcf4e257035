import { createHmac } from "node:crypto";
import { hashToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";

/**
 * The token of an invite's link, derived from its id and the instance's secret (decision 44): the database has only its
 * hash, and those who may see the link can see it again.
 */
export const inviteToken = (inviteId: string): string =>
  createHmac("sha256", env().AUTH_SECRET).update(`guildhall:invite:${inviteId}`).digest("base64url");

export const inviteUrl = (inviteId: string): string =>
  new URL(`/invite/${inviteToken(inviteId)}`, env().APP_URL).href;

/** The link of a stored invite; null where its token was another: it is from before, or the secret has changed. */
export const storedInviteUrl = ({ id, tokenHash }: { id: string; tokenHash: string }): string | null =>
  hashToken(inviteToken(id)) === tokenHash ? inviteUrl(id) : null;
