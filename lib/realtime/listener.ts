import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { isAnnouncing, setListening } from "./announce";
import { NOTIFY_CHANNEL } from "./bus-messages";
import { readEpoch } from "./epoch";
import { type Snapshot, snapshotOf } from "./position";

const KEEP_ALIVE_MS = 10_000;
const RETRY_MS = { first: 100, most: 2_000 };
/** See `announce`: what it runs here gives up on a lock after this. */
const LOCK_MS = 20;

/** Accepts work that may run outside the order of notifications: the next ones don't wait for it. */
export type Aside = (work: Promise<void>) => void;

type Handlers = {
  /** Called one after the other, in commit order. */
  onNotification: (payload: string, aside: Aside) => Promise<void>;
  /** About to LISTEN: what is notified from now on may already come. */
  onConnecting: () => void;
  /** All that isn't visible in this snapshot is, or has been, notified. */
  onListening: (snapshot: Snapshot, epoch: string) => void;
  /** Whatever was notified while there was no connection is lost: look at everything again. A failure reconnects. */
  onGap: () => Promise<void>;
};

export type Listener = {
  /** Whether everything that was committed until about now has been, or is being, handled. */
  isCurrent: () => boolean;
  stop: () => Promise<void>;
};

/** Keeps one connection that LISTENs, for as long as the process lives. Resolves when it listens for the first time. */
export async function listen({
  onNotification,
  onConnecting,
  onListening,
  onGap,
}: Handlers): Promise<Listener> {
  let client: pg.Client | null = null;
  let stopped = false;
  let isCurrent = false;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let queue = Promise.resolve();

  /** Nothing overtakes: an event must not reach somebody whom a change before it has shut out. */
  const inOrder = (which: pg.Client, work: () => Promise<void>) => {
    queue = queue.then(work).catch(missed(which));
  };

  const missed = (which: pg.Client) => (error: { code?: string; name?: string }) => {
    log.error({ code: error.code, name: error.name }, "a notification could not be handled");
    // A lost notification is a gap.
    lost(which);
  };

  const lost = (which: pg.Client) => {
    if (client !== which || stopped) return;
    client = null;
    isCurrent = false;
    setListening(null);
    which.end().catch(() => {});
    const delay = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** failures);
    failures += 1;
    log.warn({ delay }, "lost the LISTEN connection, reconnecting");
    timer = setTimeout(() => connect(true).catch(() => {}), delay);
  };

  const connect = async (isReconnect: boolean) => {
    const next = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      lock_timeout: LOCK_MS,
      application_name: "guildhall listen",
    });
    client = next;
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    const aside: Aside = (work) => void work.catch(missed(next));
    next.on("notification", ({ payload }) => {
      if (payload) inOrder(next, () => onNotification(payload, aside));
    });
    try {
      await next.connect();
      inOrder(next, async () => onConnecting());
      await next.query(`LISTEN ${NOTIFY_CHANNEL}`);
      const { rows } = await next.query("SELECT pg_current_snapshot()::text AS snapshot");
      const snapshot = snapshotOf(rows[0].snapshot);
      const epoch = await readEpoch(next);
      inOrder(next, async () => onListening(snapshot, epoch));
    } catch (error) {
      if (isReconnect) lost(next);
      else client = null;
      await next.end().catch(() => {});
      throw error;
    }
    if (isReconnect) inOrder(next, onGap);
    inOrder(next, async () => {
      isCurrent = client === next;
      if (isCurrent) setListening(next);
      failures = 0;
    });
  };

  // A connection that a router has dropped gives no signal: only a statement finds out.
  const keepAlive = setInterval(() => {
    const asked = client;
    // It takes one statement at a time; one that is under way asks as well.
    if (!asked || !isCurrent || isAnnouncing()) return;
    setListening(null);
    asked.query("SELECT 1").then(
      () => client === asked && !stopped && setListening(asked),
      () => lost(asked),
    );
  }, KEEP_ALIVE_MS);
  keepAlive.unref();

  await connect(false);
  return {
    isCurrent: () => isCurrent,
    stop: async () => {
      stopped = true;
      setListening(null);
      clearTimeout(timer);
      clearInterval(keepAlive);
      await client?.end().catch(() => {});
      await queue;
    },
  };
}
