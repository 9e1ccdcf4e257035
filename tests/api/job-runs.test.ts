import { beforeEach, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import type { JobAudience } from "@/lib/generated/prisma/enums";
import { findAudience } from "@/lib/jobs/access";
import { cancelJobRunContract, getJobRunContract, listJobRunsContract } from "@/lib/jobs/contract";
import { reconcileRuns } from "@/lib/jobs/reconcile-runs";
import { performRun } from "@/lib/jobs/run";
import { startRun } from "@/lib/jobs/start-run";
import { rebuildThumbnailsContract } from "@/lib/platform/contract";
import { makeMember, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";

let admin: SignedIn;

beforeEach(async () => {
  await makePair();
  admin = await makeSignedIn({ name: "Admin" });
  await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
  // One run of it at a time: a test doesn't meet what another has left.
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'files.rebuildThumbnails'`;
});

const makeRun = (audience: JobAudience, startedBy: { id: string }, inWorkspace = false) =>
  db().jobRun.create({
    data: {
      ...{ name: "files.rebuildThumbnails", label: "Export", audience, startedById: startedBy.id },
      workspaceId: inWorkspace ? workspaceId : null,
    },
  });

const start = () => transaction((tx) => startRun(tx, { userId: admin.id }, "files.rebuildThumbnails", {}));
const job = (id: string, retryCount = 0) => ({ id, retryCount, signal: new AbortController().signal });

it("a run is seen by whom its audience names, and by nobody else", async () => {
  const [chiara, outsider] = await Promise.all([makeMember(workspace), makeSignedIn()]);
  const people = { ada, ben, chiara, admin, outsider };
  const expected = [
    { run: await makeRun("PERSON", ben), seenBy: ["ben"] },
    { run: await makeRun("PERSON", ben, true), seenBy: ["ben"] },
    { run: await makeRun("WORKSPACE", ben, true), seenBy: ["ada", "ben"] },
    // As who was an admin when they started it.
    { run: await makeRun("INSTANCE", ben), seenBy: ["admin"] },
    // Who has left the workspace doesn't see what concerns it.
    { run: await makeRun("WORKSPACE", outsider, true), seenBy: ["ada"] },
    { run: await makeRun("PERSON", outsider, true), seenBy: [] },
  ];
  for (const { run, seenBy } of expected) {
    const params = { runId: run.id };
    for (const [name, person] of Object.entries(people)) {
      const isSeen = seenBy.includes(name);
      const { items } = await send(person, listJobRunsContract);
      expect(items.map(({ id }) => id).includes(run.id), name).toBe(isSeen);
      if (isSeen) expect(await send(person, getJobRunContract, { params })).toMatchObject({ id: run.id });
      else {
        expect(await refusal(person, getJobRunContract, { params })).toMatchObject({ status: 404 });
        expect(await refusal(person, cancelJobRunContract, { params })).toMatchObject({ status: 404 });
      }
    }
    const ids = Object.entries(people).flatMap(([name, { id }]) => (seenBy.includes(name) ? [id] : []));
    const sent = await transaction((tx) => findAudience(tx, run));
    const others = await db().user.count({
      where: { id: { in: sent, notIn: ids }, instanceRole: "MEMBER" },
    });
    expect(sent).toEqual(expect.arrayContaining(ids));
    expect(others).toBe(0);
  }
});

it("lists the runs of one workspace, page by page", async () => {
  const first = await makeRun("WORKSPACE", ben, true);
  const second = await makeRun("WORKSPACE", ben, true);
  await makeRun("PERSON", ben);
  const page = await send(ben, listJobRunsContract, { query: { workspaceId, limit: 1 } });
  expect(page.items.map(({ id }) => id)).toEqual([second.id]);
  const cursor = page.nextCursor ?? "";
  const rest = await send(ben, listJobRunsContract, { query: { workspaceId, cursor } });
  expect(rest.items.map(({ id }) => id)).toEqual([first.id]);
});

it("an admin starts a run; a second one waits for the first to end", async () => {
  const run = await send(admin, rebuildThumbnailsContract);
  expect(run).toMatchObject({ label: "Rebuild thumbnails", state: "WAITING", done: 0, total: null });
  expect(run.startedBy).toEqual({ id: admin.id, name: "Admin" });
  expect(await refusal(admin, rebuildThumbnailsContract)).toMatchObject({ code: "conflict" });
  expect(await db().jobRun.count({ where: { startedById: admin.id } })).toBe(1);
  expect(await refusal(ben, rebuildThumbnailsContract)).toMatchObject({ status: 404 });
  const params = { runId: run.id };
  expect(await send(admin, cancelJobRunContract, { params })).toMatchObject({ state: "CANCELLED" });
  expect(await refusal(admin, cancelJobRunContract, { params })).toMatchObject({ code: "conflict" });
  await send(admin, rebuildThumbnailsContract);
});

it("a cancelled run changes nothing further, and each change is published", async () => {
  const { id } = await start();
  const steps: string[] = [];
  const announced = await announcedBy(async () => {
    const isOver = await performRun(job(id), 3, async (run) => {
      await run.progress(1, 10);
      await run.step(async () => steps.push("first"));
      await send(admin, cancelJobRunContract, { params: { runId: id } });
      await run.step(async () => steps.push("second"));
    });
    expect(isOver).toBe(false);
  });
  expect(steps).toEqual(["first"]);
  const changes = announced.filter(({ event }) => event === "job.changed");
  expect(changes.map(({ data }) => (data as { state: string }).state)).toEqual([
    "RUNNING",
    "RUNNING",
    "CANCELLED",
  ]);
  expect(changes[1]).toMatchObject({ data: { id, done: 1, total: 10 } });
  expect(changes[1]?.room).toContain(`user:${admin.id}`);
  // One that hadn't begun yet doesn't begin.
  expect(await performRun(job(id, 1), 3, async () => void steps.push("again"))).toBe(false);
  expect(steps).toEqual(["first"]);
});

it("a cancelled run waits for the step that it is in", async () => {
  const { id } = await start();
  await performRun(job(id), 3, async (run) => {
    let cancelling: Promise<unknown> = Promise.resolve();
    await run.step(async (tx) => {
      cancelling = send(admin, cancelJobRunContract, { params: { runId: id } });
      await expect
        .poll(
          async () => db().$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'`,
        )
        .not.toEqual([]);
      await tx.user.update({ where: { id: admin.id }, data: { name: "Renamed" } });
    });
    await cancelling;
  });
  expect(await db().user.findUnique({ where: { id: admin.id } })).toMatchObject({ name: "Renamed" });
  expect(await db().jobRun.findUnique({ where: { id } })).toMatchObject({ state: "CANCELLED" });
});

it("a failed attempt waits for the next one, the last one has failed, in a sentence", async () => {
  const { id } = await start();
  const fail = async () => {
    throw Object.assign(new Error("Secret plan"), { code: "EIO" });
  };
  const row = () => db().jobRun.findUniqueOrThrow({ where: { id } });
  await expect(performRun(job(id, 0), 1, fail)).rejects.toThrow();
  expect(await row()).toMatchObject({ state: "WAITING", error: "It failed and is tried again." });
  await expect(performRun(job(id, 1), 1, fail)).rejects.toThrow();
  expect(await row()).toMatchObject({ state: "FAILED", error: expect.stringContaining("on our side") });
});

it("a worker that was taken for dead changes nothing once another has the run", async () => {
  const { id } = await start();
  const steps: string[] = [];
  await performRun(job(id, 0), 3, async (run) => {
    await performRun(job(id, 1), 3, async (next) => next.step(async () => void steps.push("second")));
    await run.step(async () => steps.push("first"));
  });
  expect(steps).toEqual(["second"]);
  expect(await db().jobRun.findUnique({ where: { id } })).toMatchObject({ state: "DONE", attempt: 1 });
});

it("an attempt that comes to its end after another has begun isn't the one that is done", async () => {
  const { id } = await start();
  const next = Promise.withResolvers<void>();
  let second: Promise<boolean> = Promise.resolve(false);
  const isDone = await performRun(job(id, 0), 3, async () => {
    const begun = Promise.withResolvers<void>();
    second = performRun(job(id, 1), 3, () => {
      begun.resolve();
      return next.promise;
    });
    await begun.promise;
  });
  expect(isDone).toBe(false);
  expect(await db().jobRun.findUnique({ where: { id } })).toMatchObject({ state: "RUNNING", attempt: 1 });
  next.resolve();
  expect(await second).toBe(true);
});

it("an attempt that begins while runs are reconciled goes on", async () => {
  const { id } = await start();
  await db().jobRun.updateMany({ where: { id }, data: { state: "RUNNING" } });
  await db().$executeRaw`UPDATE pgboss.job SET state = 'retry', retry_count = 0 WHERE id = ${id}::uuid`;
  let reconciling: Promise<void> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.$executeRaw`UPDATE pgboss.job SET state = 'active', retry_count = 1 WHERE id = ${id}::uuid`;
    await tx.jobRun.updateMany({ where: { id }, data: { attempt: 1 } });
    reconciling = reconcileRuns();
    await expect
      .poll(() => db().$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'`)
      .not.toEqual([]);
  });
  await reconciling;
  expect(await db().jobRun.findUnique({ where: { id } })).toMatchObject({ state: "RUNNING", attempt: 1 });
});

it("a run that pg-boss gave up has failed; one that it tries again waits", async () => {
  const lost = await makeRun("PERSON", ada);
  const retried = await start();
  await db().jobRun.updateMany({ where: { id: retried.id }, data: { state: "RUNNING" } });
  await db().$executeRaw`UPDATE pgboss.job SET state = 'retry' WHERE id = ${retried.id}::uuid`;
  await reconcileRuns();
  const state = async (id: string) => (await db().jobRun.findUniqueOrThrow({ where: { id } })).state;
  expect(await state(lost.id)).toBe("FAILED");
  expect(await state(retried.id)).toBe("WAITING");
});
