import type { Presence as Shown } from "@/lib/realtime/presence";
import type { Io } from "./io";

/** What becomes of people within this time is sent together: after a restart everybody comes back at once. */
const GATHER_MS = 250;

type Notice = { rooms: readonly string[]; except: readonly string[]; presence: Shown };

/** Gathers changes of presence, the last of each person, and sends those for the same rooms in one event. */
export function presenceNotices(io: Io) {
  const pending = new Map<string, Notice>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    const groups = new Map<string, Notice & { people: { userId: string; presence: Shown }[] }>();
    for (const [userId, notice] of pending) {
      const key = JSON.stringify([notice.rooms.toSorted(), notice.except]);
      const group = groups.get(key) ?? { ...notice, people: [] };
      group.people.push({ userId, presence: notice.presence });
      groups.set(key, group);
    }
    pending.clear();
    for (const { rooms, except, people } of groups.values())
      io.to([...rooms])
        .except([...except])
        .emit("presence.changed", { people });
  };

  return {
    add(userId: string, notice: Notice) {
      if (notice.rooms.length === 0) return;
      pending.set(userId, notice);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    /** Takes back what was to be sent of somebody. Says whether there was anything. */
    drop: (userId: string) => pending.delete(userId),
    stop: () => clearTimeout(timer),
  };
}
