/**
 * Positions in the stream of notifications. A page's is the snapshot (`pg_current_snapshot()`) that its first query saw;
 * an event's is the id of the transaction that published it. PostgreSQL holds one lock from the moment a NOTIFY is
 * queued until its transaction is visible, so notifications arrive in the order in which transactions become visible:
 * in the list of what a node has received, "visible in this snapshot" is true up to one place and false after it.
 * As text: `<epoch>.<snapshot>` or `<epoch>.<xid>`.
 */
export type Position = { epoch: string; snapshot: Snapshot } | { epoch: string; xid: bigint };

/** The transactions that a query sees: all before `xmin`, and those before `xmax` that aren't `running`. */
export type Snapshot = { xmin: bigint; xmax: bigint; running: ReadonlySet<bigint> };

const MAX_TEXT = 20_000;
const SNAPSHOT = /^(\d{1,19}):(\d{1,19}):(\d{1,19}(?:,\d{1,19})*)?$/;
const POSITION = /^([0-9a-f]{8})\.(?:(\d{1,19})|([\d:,]+))$/;

/** Null for anything that isn't one: it comes from a browser. */
export function parsePosition(text: unknown): Position | null {
  if (typeof text !== "string" || text.length > MAX_TEXT) return null;
  const [, epoch, xid, rest] = POSITION.exec(text) ?? [];
  if (!epoch) return null;
  if (xid) return { epoch, xid: BigInt(xid) };
  const snapshot = parseSnapshot(rest ?? "");
  return snapshot && { epoch, snapshot };
}

export function parseSnapshot(text: string): Snapshot | null {
  const [, xmin, xmax, running] = SNAPSHOT.exec(text) ?? [];
  if (!xmin || !xmax) return null;
  return {
    xmin: BigInt(xmin),
    xmax: BigInt(xmax),
    running: new Set(running ? running.split(",").map(BigInt) : []),
  };
}

/** As `parseSnapshot`, of what PostgreSQL itself says. */
export function snapshotOf(text: string): Snapshot {
  const snapshot = parseSnapshot(text);
  if (!snapshot) throw new Error("PostgreSQL gave a snapshot in an unknown form");
  return snapshot;
}

export const isVisible = (xid: bigint, { xmin, xmax, running }: Snapshot): boolean =>
  xid < xmin || (xid < xmax && !running.has(xid));

/** Whether all that is visible in `earlier` is visible in `later`: of two snapshots of a database one comes first. */
export function isNotBefore(later: Snapshot, earlier: Snapshot): boolean {
  if (later.xmax < earlier.xmax) return false;
  for (const xid of later.running) if (isVisible(xid, earlier)) return false;
  return true;
}

export const pagePosition = (epoch: string, snapshot: string) => `${epoch}.${snapshot}`;
export const eventPosition = (epoch: string, xid: bigint) => `${epoch}.${xid}`;
