import type { Transaction } from "@/lib/db";
import type { Actor } from "./actor";
import type { Door } from "./doors";
import { type Client, createBrowserSession, endSessions } from "./session-store";

export type Entry = {
  userId: string;
  door: Door;
  client: Client;
  /** Who was signed in with this browser so far: that session ends, as with its cookie gone nobody else could end it. */
  former: Actor | null;
};

/** `session` is the value of the browser's cookie, stored as a hash only. */
export type Entered = { session: string };

/** Signs a browser in: the one function that every door in `DOORS` ends with once it knows who stands before it. */
export async function enter(tx: Transaction, { userId, client, former }: Entry): Promise<Entered> {
  if (former) await endSessions(tx, { id: former.sessionId, kind: "BROWSER" });
  return { session: await createBrowserSession(tx, userId, client) };
}
