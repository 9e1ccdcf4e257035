import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import sharp from "sharp";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { handlers } from "@/lib/composition/job-handlers";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { cancelJobRunContract } from "@/lib/jobs/contract";
import type { JobHandlers } from "@/lib/jobs/jobs";
import { reconcileRuns } from "@/lib/jobs/reconcile-runs";
import { startRun } from "@/lib/jobs/start-run";
import { startWorker } from "@/lib/jobs/worker";
import { storage } from "@/lib/storage/storage";
import { makeSignedIn, type SignedIn } from "../factories";
import { send } from "../setup/request";
import { closeClients, eventually } from "./clients";
import { startNode } from "./node";

let admin: SignedIn;

beforeEach(async () => {
  admin = await makeSignedIn();
  await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
  // Other files of this worker have the same database.
  await db().file.deleteMany();
});
afterEach(async () => {
  closeClients();
  await db().file.deleteMany();
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'files.rebuildThumbnails'`;
});

const start = () => transaction((tx) => startRun(tx, { userId: admin.id }, "files.rebuildThumbnails", {}));
const runOf = (id: string) => db().jobRun.findUniqueOrThrow({ where: { id } });

async function work(rebuild: JobHandlers["files.rebuildThumbnails"]) {
  const worker = await startWorker({ ...handlers, "files.rebuildThumbnails": rebuild });
  onTestFinished(() => worker.stop());
}

/** What a worker's supervisor does once a job has missed its heartbeat for ten seconds. */
async function noticeKill(id: string): Promise<void> {
  await db()
    .$executeRaw`UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute' WHERE id = ${id}::uuid`;
  // A queue that was looked at lately, as by the worker that was killed, isn't looked at again.
  await db()
    .$executeRaw`UPDATE pgboss.queue SET monitor_on = NULL, monitor_claim_on = NULL WHERE name = 'files.rebuildThumbnails'`;
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, supervise: false, schedule: false });
  await boss.start();
  await boss.supervise("files.rebuildThumbnails");
  await boss.stop({ graceful: false });
}

/** Pictures that have lost their thumbnails. */
async function makePictures(count: number, side: number): Promise<void> {
  const picture = sharp({ create: { width: side, height: side, channels: 3, background: "teal" } });
  const bytes = await picture.png().toBuffer();
  const keys = Array.from({ length: count }, () => randomUUID());
  for (const key of keys) await storage().put(key, bytes);
  await db().file.createMany({
    data: keys.map((storageKey) => ({
      ...{ ownerId: admin.id, purpose: "ATTACHMENT" as const, status: "READY" as const, storageKey },
      ...{ name: "teal.png", type: "image/png", size: bytes.length },
    })),
  });
}

test("the thumbnails of all pictures are made again; a lost original doesn't stop the others", async () => {
  await makePictures(3, 10);
  const lost = { name: "lost.png", type: "image/png", size: 1, storageKey: randomUUID() };
  await db().file.create({
    data: { ...lost, ownerId: admin.id, purpose: "ATTACHMENT", status: "READY" },
  });
  const worker = await startWorker(handlers);
  onTestFinished(() => worker.stop());
  const { id } = await start();
  await eventually(
    async () => expect(await runOf(id)).toMatchObject({ state: "DONE", done: 4, total: 4 }),
    15_000,
  );
  expect(await db().file.count({ where: { thumbnailKey: { not: null } } })).toBe(3);
  // Nothing is left in the queue, so that the next one can start.
  await eventually(async () =>
    expect(await db().$queryRaw`SELECT FROM pgboss.job WHERE id = ${id}::uuid`).toEqual([]),
  );
});

test("cancelling reaches the job that runs by its signal", async () => {
  const aborted = Promise.withResolvers<void>();
  await work(async (_, { signal }) => {
    signal.addEventListener("abort", () => aborted.resolve());
    await aborted.promise;
  });
  const { id } = await start();
  await eventually(async () => expect(await runOf(id)).toMatchObject({ state: "RUNNING" }), 15_000);
  await send(admin, cancelJobRunContract, { params: { runId: id } });
  await aborted.promise;
  expect(await runOf(id)).toMatchObject({ state: "CANCELLED" });
});

test("kill -9 of the worker: the run is tried again by another, which finishes it", async () => {
  await makePictures(200, 2_000);
  const node = await startNode({ WORKER: "inline" });
  const { id } = await start();
  await eventually(async () => expect((await runOf(id)).done).toBeGreaterThan(0), 20_000);
  await node.kill();
  expect(await runOf(id)).toMatchObject({ state: "RUNNING", attempt: 0 });
  await noticeKill(id);
  await reconcileRuns();
  expect(await runOf(id)).toMatchObject({ state: "WAITING" });
  // The rest is quick: what is proven is that it goes on.
  await db().file.deleteMany({ where: { thumbnailKey: null } });
  const worker = await startWorker(handlers);
  onTestFinished(() => worker.stop());
  await eventually(async () => expect(await runOf(id)).toMatchObject({ state: "DONE", attempt: 1 }), 40_000);
}, 90_000);
