import { changeCall } from "@/lib/calls/change";
import { db, transaction } from "@/lib/db";
import { disconnect, isGone } from "./rest";

/** The open call of a room, with the ids of those who are in it. */
export const openCallOf = (sid: string) =>
  db().call.findFirst({
    where: { engine: "TWILIO", openKey: { not: null }, external: { path: ["sid"], equals: sid } },
    select: { id: true, participants: { where: { leftAt: null }, select: { id: true } } },
  });

/** Ends the call of a room that Twilio has closed: nobody in it hears anybody any more. */
export async function endOfRoom(sid: string): Promise<void> {
  const call = await openCallOf(sid);
  if (!call) return;
  await transaction((tx) => changeCall(tx, call.id, { type: "end", reason: "HUNG_UP" }));
}

/** Puts out who came in with a token that they have no right to any more. */
export async function putOutStranger(sid: string, identity: string): Promise<void> {
  const call = await openCallOf(sid);
  if (call?.participants.some(({ id }) => id === identity)) return;
  await disconnect(sid, identity).catch((error) => {
    if (!isGone(error)) throw error;
  });
}
