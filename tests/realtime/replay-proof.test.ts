import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/db";
import { parsePayload } from "@/lib/realtime/bus-messages";
import { type Listener, listen } from "@/lib/realtime/listener";
import { isVisible, type Snapshot, snapshotOf } from "@/lib/realtime/position";
import { notifySql } from "@/lib/realtime/publish";
import { type RecentEvents, recentEvents } from "@/realtime/recent-events";
import { numbers } from "../random";

// Pages are read at any moment and connect later to any node; none may miss an event. Time passes here on purpose: the
// writers, the pages and the nodes' connections to the database follow a seeded clock.

const SECONDS = 6;
const SEED = 20_261_126;
/** How long the nodes of this test remember, so that some pages come too late. */
const KEEP_MS = 700;

const random = numbers(SEED);

type Page = { known: Set<number>; isLost: boolean };
type TestNode = {
  recent: RecentEvents;
  listener: Listener;
  heard: number[];
  pages: Set<Page>;
};

const clients: pg.Client[] = [];
async function newClient() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  client.on("error", () => {});
  await client.connect();
  clients.push(client);
  return client;
}

async function startNode(): Promise<TestNode> {
  const recent = recentEvents({ keepMs: KEEP_MS });
  const heard: number[] = [];
  const pages = new Set<Page>();
  const listener = await listen({
    onConnecting: recent.restart,
    onListening: recent.covers,
    onNotification: async (payload) => {
      const { xid, notification } = parsePayload(payload);
      if (!("room" in notification) || notification.room !== "proof") return;
      recent.add({ xid, notification });
      const id = Number(notification.data);
      heard.push(id);
      for (const page of pages) page.known.add(id);
    },
    onGap: async () => {
      for (const page of pages) page.isLost = true;
    },
  });
  return { recent, listener, heard, pages };
}

let nodes: [TestNode, TestNode];
beforeAll(async () => {
  await pool().query("CREATE TABLE proof (id int PRIMARY KEY)");
  nodes = [await startNode(), await startNode()];
});
afterAll(async () => {
  for (const { listener } of nodes) await listener.stop();
  await Promise.all(clients.map((client) => client.end()));
  await pool().query("DROP TABLE proof");
});

let nextId = 0;
let isOver = false;
const committed = new Set<number>();
const PUBLISH = `SELECT ${notifySql("json_build_object('room', 'proof', 'event', 'e', 'data', $1::int)::text")}`;

/** Writes in transactions that are short, long between notifying and committing, or nested; a tenth is rolled back. */
async function write(kind: "short" | "long" | "nested") {
  const client = await newClient();
  while (!isOver) {
    const ids = Array.from({ length: 1 + random(3) }, () => nextId++);
    await client.query("BEGIN");
    for (const id of ids) {
      if (kind === "nested") await client.query("SAVEPOINT s");
      await client.query("INSERT INTO proof VALUES ($1)", [id]);
      await client.query(PUBLISH, [id]);
      if (kind === "nested") await client.query("RELEASE SAVEPOINT s");
      if (kind === "long") await wait(random(300));
    }
    const isKept = random(10) > 0;
    await client.query(isKept ? "COMMIT" : "ROLLBACK");
    if (isKept) for (const id of ids) committed.add(id);
    await wait(random(kind === "short" ? 12 : 60));
  }
}

/** A transaction that writes nothing and stays open keeps `xmin` low. */
async function hold() {
  const client = await newClient();
  while (!isOver) {
    await client.query("BEGIN");
    await client.query("SELECT pg_current_xact_id()");
    await wait(300 + random(1_000));
    await client.query("COMMIT");
  }
}

const counts = { pages: 0, resynchronized: 0, replayed: 0, breaks: 0 };
const missed: number[] = [];
async function currentSnapshot(): Promise<Snapshot> {
  return snapshotOf((await pool().query("SELECT pg_current_snapshot()::text AS s")).rows[0].s);
}

async function visit() {
  const snapshot = await currentSnapshot();
  if (random(2)) await wait(random(40));
  const known = new Set<number>((await pool().query("SELECT id FROM proof")).rows.map(({ id }) => id));
  await wait(random(10) === 0 ? random(1_500) : random(300));
  const node = nodes[random(2)]!;
  const now = await currentSnapshot();
  counts.pages += 1;
  // From here to `pages.add` nothing is awaited, as where a socket connects.
  const events = node.recent.missedSince({ epoch: node.recent.epoch(), snapshot }, now);
  if (!events) {
    counts.resynchronized += 1;
    return;
  }
  for (const { xid, notification } of events) {
    expect(isVisible(xid, snapshot)).toBe(false);
    if ("room" in notification) known.add(Number(notification.data));
  }
  counts.replayed += events.length;
  const page = { known, isLost: false };
  node.pages.add(page);
  await wait(200 + random(500));
  node.pages.delete(page);
  if (!page.isLost) missed.push(...node.heard.filter((id) => !known.has(id)));
}

/** Ends the nodes' connections that LISTEN. */
async function breakListeners() {
  counts.breaks += 1;
  await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'guildhall listen' AND datname = current_database()`,
  );
}

test(`no page misses an event (seed ${SEED})`, async () => {
  const work = [write("short"), write("short"), write("long"), write("long"), write("nested"), hold()];
  const visits: Promise<void>[] = [];
  const end = Date.now() + SECONDS * 1000;
  for (let turn = 1; Date.now() < end; turn += 1) {
    visits.push(visit());
    if (turn % 120 === 0) await breakListeners();
    await wait(10 + random(30));
  }
  isOver = true;
  await Promise.all([...work, ...visits]);
  expect(missed).toEqual([]);
  expect(counts.breaks).toBeGreaterThan(0);
  expect(counts.replayed).toBeGreaterThan(1_000);
  expect(counts.resynchronized).toBeLessThan(counts.pages / 2);
  // Both hear one order, as far as neither was away.
  const [first, second] = nodes.map(({ heard }) => heard);
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  expect(first!.filter((id) => inSecond.has(id))).toEqual(second!.filter((id) => inFirst.has(id)));
  expect(first!.every((id) => committed.has(id))).toBe(true);
});
