import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env";
import { type Prisma, PrismaClient } from "./generated/prisma/client";
import { boundAdapter } from "./sql/bound-adapter";
import { boundClient, boundPool, boundPrisma } from "./sql/bound-clients";
import { currentBounds } from "./sql/bounds";
import { oneStatementAtATime } from "./sql/one-statement-at-a-time";
import { watchWaiting } from "./sql/waiting-time";

export type Transaction = Prisma.TransactionClient;

/** No query should take seconds; a stuck one must release its connection and locks. */
const STATEMENT_MS = 30_000;

/** A new connection prepares all named statements again, so idle ones are kept. */
const IDLE_MS = 10 * 60_000;

/** How alike words have to be: two letters that changed places, as in "recieve", give 0.375. */
const WORD_SIMILARITY = 0.36;

/** As many neighbours as are compared exactly (lib/ai/retrieval/near.ts), also where few of them may be read. */
const NEAREST = "-c hnsw.ef_search=200 -c hnsw.iterative_scan=strict_order";

/** See `lane`. */
const LANE_SIZE = 4;

type Database = {
  pool: pg.Pool;
  lane: pg.Pool;
  prisma: PrismaClient;
  /** What a request within bounds (lib/sql/bounds.ts) gets in place of the three. */
  bound: { pool: pg.Pool; lane: pg.Pool; prisma: PrismaClient };
  waits: { pool: () => number; lane: () => number };
};
// Hot reload evaluates this module again; the connections must survive it.
const store = globalThis as { guildhallDatabase?: Database };

function database(): Database {
  if (!store.guildhallDatabase) {
    const [pool, lane] = [openPool(poolSize()), openPool(LANE_SIZE)];
    const waits = { pool: watchWaiting(pool), lane: watchWaiting(lane) };
    const adapter = oneStatementAtATime(
      boundAdapter(new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) })),
    );
    const prisma = new PrismaClient({ adapter });
    const bound = { pool: boundPool(pool), lane: boundPool(lane), prisma: boundPrisma(prisma) };
    store.guildhallDatabase = { pool, lane, prisma, bound, waits };
  }
  return store.guildhallDatabase;
}

const reached = () => (currentBounds() ? database().bound : database());

function openPool(max: number): pg.Pool {
  const opened = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    // The operator of similar words (<%) and pgvector, where the database has it, read these; set by each search, they
    // would take a transaction.
    options: `-c pg_trgm.word_similarity_threshold=${WORD_SIMILARITY} ${NEAREST}`,
  });
  // An idle connection that breaks (PostgreSQL restarted) is dropped by the pool; without a listener it would end us.
  opened.on("error", () => {});
  return opened;
}

/** How many connections `pool` has at most. */
export const poolSize = (): number => env().DATABASE_POOL_SIZE;

/**
 * Raw SQL that begins with its name, as in a comment "name: tell", is prepared once for each connection. It is for
 * constant statements that take longer to plan than to run, on the way of a message.
 */
const nameOf = (sql: string) => /^\/\* name: ([\w ]+) \*\//.exec(sql)?.[1] ?? "";

/** Prisma, for everything that isn't a measured hot path. */
export const db = (): PrismaClient => reached().prisma;

/** Raw `pg`, for the hot paths (sending, document log): Prisma costs about twice as much there. */
export const pool = (): pg.Pool => reached().pool;

/**
 * Connections of their own for new messages and document edits: single short statements, which reads that wait for
 * `pool` must not hold up.
 */
export const lane = (): pg.Pool => reached().lane;

/** For how many milliseconds somebody has been waiting for a connection of `pool`, and of `lane`. */
export const connectionWaits = () => {
  const { waits } = database();
  return { pool: waits.pool(), lane: waits.lane() };
};

/**
 * PostgreSQL's codes of what doesn't happen again once the other transaction has committed: a deadlock, and a row that
 * both inserted, since Prisma's upsert may look before it inserts.
 */
const PASSING = new Set<string | undefined>(["40P01", "23505"]);
const MAX_TRIES = 3;

/** PostgreSQL's own code of an error, whether it came through Prisma or not. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: Cause } } };
  return meta?.driverAdapterError?.cause?.originalCode ?? code;
}

type Cause = { originalCode?: string };

/**
 * Runs `work` in one transaction (read committed, 10 s at most unless given). Everything a write does, its event and its jobs
 * included, goes through the `tx` it gets, so that all of it happens or none. Where it and another transaction waited
 * for each other or inserted the same row, and PostgreSQL ended this one, `work` runs again.
 */
export async function transaction<T>(
  work: (tx: Transaction) => Promise<T>,
  { timeout = 10_000 } = {},
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const callbacks: (() => void)[] = [];
    try {
      const result = await db().$transaction(
        (tx) => {
          commitCallbacks.set(tx, callbacks);
          return checked(tx, work);
        },
        { timeout, maxWait: 5_000 },
      );
      for (const callback of callbacks) callback();
      return result;
    } catch (error) {
      if (!PASSING.has(sqlStateOf(error)) || tries === MAX_TRIES) throw error;
    }
  }
}

type CommitCheck = (tx: Transaction) => Promise<void>;
const commitCheck = new AsyncLocalStorage<CommitCheck | null>();

/** Every transaction within `work` ends with `check`: where that throws, it isn't committed. Null for none. */
export const withCommitCheck = <T>(check: CommitCheck | null, work: () => Promise<T>): Promise<T> =>
  commitCheck.run(check, work);

async function checked<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const result = await work(tx);
  await commitCheck.getStore()?.(tx);
  return result;
}

const commitCallbacks = new WeakMap<Transaction, (() => void)[]>();

/** Calls `callback` once `tx` has committed, and never if it doesn't. A kill in between loses the call. */
export function onCommit(tx: Transaction, callback: () => void): void {
  commitCallbacks.get(tx)?.push(callback);
}

/**
 * Runs `work` on one connection of the pool, for raw SQL that needs a transaction of its own. It is dropped on failure,
 * and with it what was not committed.
 */
export async function withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
  // One that breaks fails its query as well; but without a listener it would end us, as the pool's own is off meanwhile.
  const ignore = () => {};
  client.on("error", ignore);
  try {
    const result = await work(boundClient(client));
    client.off("error", ignore);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Closes every connection: for scripts and tests that must end. */
export async function closeDatabase(): Promise<void> {
  const open = store.guildhallDatabase;
  store.guildhallDatabase = undefined;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
  await open.lane.end();
}
