import { db } from "@/lib/db";
import { TwilioExternal, twilio } from "./engine";
import { endOfRoom, putOutStranger } from "./reconcile";
import { listConnected, readRoom } from "./rest";

/** Looks after each open call that Twilio carries, where it doesn't report by itself or a report was lost. */
export async function compareWithTwilio(): Promise<void> {
  if (!twilio.isConfigured()) return;
  const calls = await db().call.findMany({
    where: { engine: "TWILIO", openKey: { not: null } },
    select: { external: true, participants: { where: { leftAt: null }, select: { id: true } } },
  });
  for (const { external, participants } of calls) {
    const { sid } = TwilioExternal.parse(external);
    if ((await readRoom(sid)).status !== "in-progress") {
      await endOfRoom(sid);
      continue;
    }
    const known = new Set(participants.map(({ id }) => id));
    for (const identity of await listConnected(sid)) {
      if (!known.has(identity)) await putOutStranger(sid, identity);
    }
  }
}
