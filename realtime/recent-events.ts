import type { Notification } from "@/lib/realtime/bus-messages";
import { isNotBefore, isVisible, type Position, type Snapshot } from "@/lib/realtime/position";

/** After this time a browser that reconnects reads everything again. */
const KEEP_MS = 60_000;
const MAX_EVENTS = 100_000;

/** Events and controls with the transaction that published them; `large` ones resolved. */
export type RecentEvent = { xid: bigint; notification: Exclude<Notification, { large: string }> };
export type RecentEvents = ReturnType<typeof recentEvents>;

/** Before the kept ones, nothing is known except: all visible in `snapshot` isn't needed, or `xid` was the last. */
type Floor = { snapshot: Snapshot } | { xid: bigint };

/** The notifications of the last minute, in the order in which they came, which is the same on all nodes. */
export function recentEvents({ keepMs = KEEP_MS, maxEvents = MAX_EVENTS } = {}) {
  let events: (RecentEvent & { at: number })[] = [];
  // Those before it are dropped; the array is cut now and then only.
  let start = 0;
  let floor: Floor | null = null;
  let epoch = "";

  const drop = (now: number) => {
    while (start < events.length && (now - events[start]!.at > keepMs || events.length - start > maxEvents)) {
      const { xid } = events[start]!;
      // A transaction's events go together: who has the last of them has all.
      while (events[start]?.xid === xid) start += 1;
      floor = { xid };
    }
    if (start > 10_000 && start * 2 > events.length) {
      events = events.slice(start);
      start = 0;
    }
  };

  const after = (xid: bigint) => {
    for (let at = events.length - 1; at >= start; at -= 1)
      if (events[at]!.xid === xid) {
        let first = at;
        // A connection can break between two events of one transaction.
        while (first > start && events[first - 1]!.xid === xid) first -= 1;
        return events.slice(first);
      }
    return floor && "xid" in floor && floor.xid === xid ? events.slice(start) : null;
  };

  const since = (snapshot: Snapshot) => {
    if (!floor) return null;
    const reachesBack =
      "snapshot" in floor ? isNotBefore(snapshot, floor.snapshot) : isVisible(floor.xid, snapshot);
    if (!reachesBack) return null;
    let low = start;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isVisible(events[middle]!.xid, snapshot)) low = middle + 1;
      else high = middle;
    }
    return events.slice(low);
  };

  return {
    epoch: () => epoch,
    /** Call before LISTEN: what was notified until then is unknown. */
    restart() {
      events = [];
      start = 0;
      floor = null;
    },
    /** Call with a snapshot taken after LISTEN: whatever isn't visible in it is kept here. */
    covers(snapshot: Snapshot, of: string) {
      floor = { snapshot };
      epoch = of;
    },
    add(event: RecentEvent, now = Date.now()) {
      events.push({ ...event, at: now });
      drop(now);
    },
    /** The transaction of the newest event; null before the first. */
    last: () => events.at(-1)?.xid ?? (floor && "xid" in floor ? floor.xid : null),
    /**
     * What somebody at this position has yet to hear; null where that isn't known.
     * @param now the current snapshot: what lies beyond it is nobody's position
     */
    missedSince(position: Position, now: Snapshot): readonly RecentEvent[] | null {
      drop(Date.now());
      if (!epoch || position.epoch !== epoch) return null;
      if ("xid" in position) return after(position.xid);
      return position.snapshot.xmax > now.xmax ? null : since(position.snapshot);
    },
  };
}
