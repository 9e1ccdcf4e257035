import type { Transaction } from "@/lib/db";
import type { Actor } from "./actor";
import { DOORS, type Door } from "./doors";
import { knownDevice } from "./known-device";
import { createPending } from "./pending";
import { isRemembered } from "./remembered-device";
import { hasTwoFactors } from "./second-factor";
import { type Client, createBrowserSession, endSessions } from "./session-store";
import { alertOwner } from "./sign-in-alert";
import { assertDoorOpen } from "./sso-only";

export type Entry = {
  userId: string;
  door: Door;
  /** `cookie` is the request's Cookie header: it may name a browser that isn't asked for the second factor. */
  client: Client & { cookie: string | null };
  /** Who was signed in with this browser so far: that session ends, as with its cookie gone nobody else could end it. */
  former: Actor | null;
  /** The way in has proven two factors itself, where its row in `DOORS` allows that. */
  provesTwoFactors?: boolean;
};

/**
 * `session` is the value of the browser's cookie (`sessionCookie`), `pending` that of a sign-in whose second factor is
 * due (`pendingCookie`): it is asked for at /sign-in/second-step. Both are stored as hashes only.
 */
export type Entered = { session: string } | { pending: string };

/**
 * Signs a browser in, or lets it wait for the second factor: the one function that every door in `DOORS` ends with once
 * it knows who stands before it.
 */
export async function enter(tx: Transaction, entry: Entry): Promise<Entered> {
  const { userId, door } = entry;
  await assertDoorOpen(tx, userId, door);
  if (await isSecondFactorDue(tx, entry)) return { pending: await createPending(tx, userId, door) };
  return { session: await admit(tx, entry) };
}

async function isSecondFactorDue(tx: Transaction, { userId, door, client, provesTwoFactors }: Entry) {
  const { secondFactor } = DOORS[door];
  if (secondFactor === "none" || (secondFactor === "may prove" && provesTwoFactors)) return false;
  return (await hasTwoFactors(tx, userId)) && !(await isRemembered(tx, userId, client.cookie));
}

/** Signs a browser in whose factors are proven. Returns the cookie's value. */
export async function admit(tx: Transaction, { userId, door, client, former }: Entry): Promise<string> {
  if (former) await endSessions(tx, { id: former.sessionId, kind: "BROWSER" });
  const { id: sessionId, token } = await createBrowserSession(tx, userId, client);
  const isKnown = knownDevice(client.cookie, userId) !== null || DOORS[door].secondFactor === "none";
  if (!isKnown) await alertOwner(tx, { userId, sessionId, kind: "BROWSER", client });
  return token;
}
