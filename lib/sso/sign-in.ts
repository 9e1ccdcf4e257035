import type { Actor } from "@/lib/auth/actor";
import { enter } from "@/lib/auth/enter";
import { enteredCookies } from "@/lib/auth/entered-cookies";
import { assertFresh } from "@/lib/auth/fresh";
import { localPath } from "@/lib/auth/local-path";
import { authorizationAddress, redeemAnswer } from "@/lib/auth/oidc/protocol";
import { SsoRefusal } from "@/lib/auth/sso-problems";
import { findSsoProvider, type SsoProvider } from "@/lib/auth/sso-providers";
import { db, transaction } from "@/lib/db";
import type { SsoAttempt } from "@/lib/generated/prisma/client";
import type { RequestContext } from "@/lib/http/endpoint";
import { AppError, notFound } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { startAttempt, takeAttempt } from "./attempts";
import { type Identity, readClaims } from "./claims";
import { identify, linkTo } from "./identify";
import { applyGroupRoles } from "./roles";

type Start = { providerId: string; next: string; isLinking: boolean };

/** Begins a sign-in, or the linking of an identity to the account of who is signed in. */
export async function startSso(
  { providerId, next, isLinking }: Start,
  actor: Actor | null,
  context: RequestContext,
) {
  const provider = await findSsoProvider(providerId);
  if (!provider) throw notFound("provider");
  if (isLinking) await assertMayLink(actor);
  const attempt = { providerId, next: localPath(next), linkUserId: (isLinking && actor?.userId) || null };
  const { state, cookie } = await startAttempt(attempt, context.cookie);
  const url = await authorizationAddress(provider, state).catch((error) => {
    logFailure(provider, error);
    throw new AppError("unavailable", `${provider.label} can’t be reached. Try again later.`);
  });
  context.responseHeaders.append("set-cookie", cookie);
  return { url };
}

async function assertMayLink(actor: Actor | null): Promise<void> {
  if (!actor) throw new AppError("unauthenticated", "Sign in first.");
  // Else somebody could register another person's address, link an identity, and keep that access.
  if (!actor.emailVerified) throw new AppError("forbidden", "Verify your e-mail address first.");
  await assertFresh(actor);
}

const problemPath = (problem: string) => `/sign-in?error=${problem}`;

/**
 * Takes a provider's answer.
 * @returns the local path to open
 */
export async function finishSso(answer: URL, actor: Actor | null, context: RequestContext): Promise<string> {
  const state = answer.searchParams.get("state") ?? "";
  const attempt = await takeAttempt(state, context.cookie);
  if (!attempt) return problemPath("SsoState");
  if (!attempt.isFirstUse) {
    // Back and submit again, while signed in by it: on to the page.
    if (attempt.usedAt && actor && attempt.signedInId === actor.userId) return attempt.next;
    return problemPath(attempt.usedAt ? "SsoUsed" : "SsoState");
  }
  const provider = await findSsoProvider(attempt.providerId);
  if (!provider) return problemPath("SsoState");
  try {
    const identity = readClaims(await redeemAnswer(provider, answer, state), provider.groupsClaim);
    await noteClaims(provider, identity);
    return await finishAs(provider, identity, attempt, actor, context);
  } catch (error) {
    logFailure(provider, error);
    return problemPath(problemOf(error));
  }
}

async function finishAs(
  provider: SsoProvider,
  identity: Identity,
  { hash, next, linkUserId }: SsoAttempt,
  actor: Actor | null,
  context: RequestContext,
): Promise<string> {
  if (linkUserId && actor?.userId !== linkUserId) throw new SsoRefusal("SsoOtherPerson");
  const { userId, entered } = await transaction(async (tx) => {
    const userId = linkUserId ?? (await identify(tx, provider, identity));
    if (linkUserId) await linkTo(tx, provider, identity, userId);
    await applyGroupRoles(tx, provider, identity, userId);
    await tx.ssoAttempt.updateMany({ where: { hash }, data: { signedInId: userId } });
    if (linkUserId) return { userId, entered: null };
    const { provesTwoFactors } = provider;
    const entry = { userId, door: "sso", client: context, former: actor, provesTwoFactors } as const;
    return { userId, entered: await enter(tx, entry) };
  });
  if (!entered) return next;
  for (const cookie of enteredCookies(entered, userId)) context.responseHeaders.append("set-cookie", cookie);
  return "pending" in entered ? `/sign-in/second-step?next=${encodeURIComponent(next)}` : next;
}

/** What an admin sees beside the provider; nothing where no group counts. */
async function noteClaims(provider: SsoProvider, { notice }: Identity): Promise<void> {
  const rules = await provider.groupRoles(db());
  const shown = rules.length > 0 ? notice : null;
  if (shown) log.warn({ providerId: provider.id }, "groups of a single sign-on can't be read");
  if (provider.isOperators) return;
  await db().ssoProvider.updateMany({ where: { id: provider.id }, data: { notice: shown } });
}

/** No claims, codes or tokens: the library's errors carry them in `cause`. */
function logFailure({ id }: SsoProvider, error: unknown) {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  log.warn({ providerId: id, name, code, message }, "single sign-on failed");
}

function problemOf(error: unknown): string {
  if (error instanceof SsoRefusal) return error.problem;
  return (error as { error?: string }).error === "access_denied" ? "SsoDenied" : "SsoFailed";
}
