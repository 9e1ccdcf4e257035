import type { Actor } from "@/lib/auth/actor";
import { currentSnapshot } from "@/lib/auth/session";
import { currentEpoch } from "./epoch";
import { pagePosition } from "./position";
import { createRealtimeToken } from "./service";

/** What the page that is being rendered connects with: a token, and the position of what it shows. */
export async function startOfPage(actor: Actor) {
  const [connection, snapshot, epoch] = await Promise.all([
    createRealtimeToken(actor),
    currentSnapshot(),
    currentEpoch(),
  ]);
  return { ...connection, position: snapshot === null ? "" : pagePosition(epoch, snapshot) };
}

type ServedStart = Awaited<ReturnType<typeof startOfPage>>;
/** Without a token, as where the page comes from the browser's storage, the connection asks for one. */
export type StartOfPage = Omit<ServedStart, "token"> & { token: string | null };
