import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { listChannelActivityContract, listTaskActivityContract } from "@/lib/tasks/activity/contract";
import type { TaskAct } from "@/lib/tasks/activity/schema";
import { deleteTaskContract, restoreTaskContract, updateTaskContract } from "@/lib/tasks/contract";
import { transferTaskContract } from "@/lib/tasks/transfer/contract";
import { makeChannel, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { addCard, doing, done, makeBoard } from "./boards-helpers";
import { add, change, complete, list, makeList, move, reopen } from "./tasks-helpers";

beforeEach(makeList);

const page = (taskId: string, query: { cursor?: string; limit?: number } = {}, who: SignedIn = ada) =>
  send(who, listTaskActivityContract, { params: { taskId }, query });
/** What was done to a task and by whom, the earliest first. */
const acts = async (taskId: string): Promise<[string | undefined, TaskAct][]> =>
  (await page(taskId)).items
    .map(({ actor, act }): [string | undefined, TaskAct] => [actor?.name, act])
    .reverse();
const one = (taskId: string) => ({ params: { taskId } });

describe("what was done to a task", () => {
  it("is written with the act: fields, people and labels by their names", async () => {
    const { id } = await add("Pay rent");
    const label = await db().label.create({ data: { channelId: list.id, name: "home", color: "red" } });
    await change(id, { title: "Pay the rent", priority: 2 });
    await change(id, { assignees: [ben.id, ada.id] }, ben);
    await change(id, { labels: [label.id], assignees: [ada.id] });
    await change(id, { due: { on: "2127-01-31" } });
    await change(id, { labels: [], due: { on: "2127-01-31" } });
    const people = (...of: SignedIn[]) => of.map(({ id, name }) => expect.objectContaining({ id, name }));
    expect(await acts(id)).toEqual([
      ["Ada", { kind: "renamed", from: "Pay rent", to: "Pay the rent" }],
      ["Ada", { kind: "priority", from: 0, to: 2 }],
      ["Ben", { kind: "assigned", people: people(ada, ben) }],
      ["Ada", { kind: "unassigned", people: people(ben) }],
      ["Ada", { kind: "labels", added: ["home"], removed: [] }],
      ["Ada", { kind: "due", from: null, to: { on: "2127-01-31", time: null, timeZone: null, at: null } }],
      ["Ada", { kind: "labels", added: [], removed: ["home"] }],
    ]);
  });

  it("says of each task what completing, reopening, moving and restoring did", async () => {
    const trip = await add("Plan the trip");
    const seats = await add("Book seats", { parentId: trip.id });
    const done = await add("Pack", { parentId: trip.id });
    await complete(done.id, ben);
    await complete(trip.id);
    await reopen(seats.id, ben);
    expect(await acts(trip.id)).toEqual([
      ["Ada", { kind: "completed" }],
      ["Ben", { kind: "reopened" }],
    ]);
    expect(await acts(done.id)).toEqual([["Ben", { kind: "completed" }]]);
    await move(seats.id, { parentId: null, afterId: null });
    await move(seats.id, { afterId: trip.id });
    await move(seats.id, { parentId: trip.id, afterId: null });
    await send(ada, deleteTaskContract, one(seats.id));
    await send(ada, restoreTaskContract, one(seats.id));
    expect((await acts(seats.id)).slice(2)).toEqual([
      ["Ada", { kind: "under", title: null }],
      ["Ada", { kind: "under", title: "Plan the trip" }],
      ["Ada", { kind: "restored" }],
    ]);
  });

  it("has a stretch of writing notes once of each person, until something else comes in between", async () => {
    const { id } = await add("Pay rent");
    for (const notes of ["a", "ab", "abc"]) await change(id, { notes });
    expect(await acts(id)).toEqual([["Ada", { kind: "notes" }]]);
    for (const notes of ["b", "bc"]) {
      await change(id, { notes }, ben);
      await change(id, { notes: `a${notes}` });
    }
    await change(id, { priority: 1 });
    await change(id, { notes: "c" });
    await db().taskActivity.updateMany({ data: { createdAt: new Date(Date.now() - 31 * 60_000) } });
    await change(id, { notes: "d" });
    const kinds = (await acts(id)).map(([who, { kind }]) => `${who} ${kind}`);
    expect(kinds.sort()).toEqual(["Ada notes", "Ben notes", "Ada priority", "Ada notes", "Ada notes"].sort());
  });

  it("isn’t written where nothing changed, or the change was refused", async () => {
    const { id } = await add("Pay rent", { priority: 1 });
    await change(id, { title: "Pay rent", priority: 1, labels: [] });
    await refusal(ada, updateTaskContract, {
      ...one(id),
      body: { title: "Other", labels: [ada.id] },
    });
    expect(await acts(id)).toEqual([]);
  });

  it("is read by the page, by those who see the task, and goes with it", async () => {
    const { id } = await add("Pay rent");
    for (const priority of [1, 2, 3] as const) await change(id, { priority });
    const first = await page(id, { limit: 2 });
    const second = await page(id, { limit: 2, cursor: first.nextCursor ?? "" });
    const to = [...first.items, ...second.items].map(({ act }) => act.kind === "priority" && act.to);
    expect([to, second.nextCursor]).toEqual([[3, 2, 1], null]);
    const eve = await makeSignedIn({ name: "Eve" });
    expect(await refusal(eve, listTaskActivityContract, one(id))).toMatchObject({ code: "not_found" });
    await db().task.delete({ where: { id } });
    expect(await db().taskActivity.count({ where: { taskId: id } })).toBe(0);
  });
});

it("says from which column to which a card was moved, and what that did", async () => {
  await makeBoard();
  const { id } = await addCard("Book the venue");
  await move(id, { columnId: doing.id, afterId: null });
  await move(id, { columnId: doing.id, afterId: null });
  await move(id, { columnId: done.id, afterId: null }, ben);
  const found = (await acts(id)).map(([who, act]) => [
    who,
    act.kind === "column" ? `${act.from} → ${act.to}` : act.kind,
  ]);
  expect(found).toEqual([
    ["Ada", "To do → Doing"],
    ["Ben", "completed"],
    ["Ben", "Doing → Done"],
  ]);
});

describe("what was done in a list or board", () => {
  const activity = (
    channelId: string,
    query: { cursor?: string; limit?: number } = {},
    who: SignedIn = ada,
  ) => send(who, listChannelActivityContract, { params: { channelId }, query });
  const lines = (items: Awaited<ReturnType<typeof activity>>["items"]) =>
    items.map(({ actor, kind, task }) => `${actor?.name} ${kind} ${task.title}`);

  it("is what became of its tasks, the latest first, a page at a time", async () => {
    const rent = await add("Rent");
    const trip = await add("Trip", { assignees: [ben.id] }, ben);
    await add("Seats", { parentId: trip.id });
    await change(rent.id, { priority: 2, notes: "No detail" });
    await complete(rent.id, ben);
    const all = ["Ben completed Rent", "Ben created Trip", "Ada created Rent"];
    const { items, nextCursor } = await activity(list.id);
    expect([lines(items), nextCursor]).toEqual([all, null]);
    const first = await activity(list.id, { limit: 2 });
    const rest = await activity(list.id, { limit: 2, cursor: first.nextCursor! });
    expect([...lines(first.items), ...lines(rest.items)]).toEqual(all);
    // Nobody has a message or an item in the inbox of it.
    const { lastSeq } = await db().channel.findUniqueOrThrow({ where: { id: list.id } });
    expect([
      lastSeq,
      await db().inboxItem.count({ where: { channelId: list.id, kind: { not: "ASSIGNED" } } }),
    ]).toEqual([0, 0]);
    await send(ada, deleteTaskContract, one(rent.id));
    expect(lines((await activity(list.id)).items)).toEqual(["Ben created Trip"]);
  });

  it("goes with a task that moves, and is for who reads the channel", async () => {
    const secret = await makeChannel(workspace, {
      ...{ name: "secret", type: "TODO", visibility: "PRIVATE" },
      members: [{ user: ada, role: "MANAGER" }],
    });
    const { id } = await add("Rent");
    await complete(id);
    await send(ada, transferTaskContract, { ...one(id), body: { channelId: secret.id } });
    expect((await activity(list.id, {}, ben)).items).toEqual([]);
    expect(lines((await activity(secret.id)).items)).toEqual([
      ...["Ada channel Rent", "Ada completed Rent", "Ada created Rent"],
    ]);
    const input = { params: { channelId: secret.id } };
    expect(await refusal(ben, listChannelActivityContract, input)).toMatchObject({ status: 404 });
  });
});
