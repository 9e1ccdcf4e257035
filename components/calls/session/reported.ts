import type { CallParticipant } from "@/lib/calls/schema";

/** What others see of this device. */
export type Reported = Pick<
  CallParticipant,
  "isMuted" | "isDeafened" | "isInterrupted" | "cameraStream" | "screenStream"
>;

export const reportedBy = (own: CallParticipant | undefined): Reported | null =>
  own
    ? {
        ...{ isMuted: own.isMuted, isDeafened: own.isDeafened, isInterrupted: own.isInterrupted },
        ...{ cameraStream: own.cameraStream, screenStream: own.screenStream },
      }
    : null;

/** What of it is different now; null where nothing is. */
export function changeOf(before: Reported, now: Reported): Partial<Reported> | null {
  const changed = (Object.keys(now) as (keyof Reported)[]).filter((key) => now[key] !== before[key]);
  return changed.length > 0 ? Object.fromEntries(changed.map((key) => [key, now[key]])) : null;
}
