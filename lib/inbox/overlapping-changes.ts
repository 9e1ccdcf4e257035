import { isVisible, parseSnapshot } from "@/lib/realtime/position";
import type { InboxChange } from "./schema";

const MAX_KNOWN = 100;

/**
 * Says of each change of one person's inbox, in the order in which they are committed, whether its numbers lack an
 * earlier one: two transactions at once don't see what the other changes.
 */
export function overlappingChanges() {
  let known: bigint[] = [];
  return ({ counted }: Pick<InboxChange, "counted">): boolean => {
    const snapshot = parseSnapshot(counted.snapshot);
    const xid = BigInt(counted.xid);
    const isMissing = snapshot !== null && known.some((one) => one !== xid && !isVisible(one, snapshot));
    known = [...known, xid].slice(-MAX_KNOWN);
    return isMissing;
  };
}
