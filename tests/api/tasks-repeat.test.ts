import { beforeEach, describe, expect, it } from "vitest";
import { plusDays } from "@/lib/dates/calendar-date";
import { db, pool } from "@/lib/db";
import { createLabelContract } from "@/lib/labels/contract";
import { createTaskContract, deleteTaskContract, updateTaskContract } from "@/lib/tasks/contract";
import { ada, ben } from "@/tests/pair";
import { waitingForLocks } from "@/tests/setup/locks";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import { add, change, complete, get, listAll, listId, makeList, reopen } from "./tasks-helpers";

beforeEach(makeList);

/** Far ahead, so that each is done before its day. */
const MONDAY = "2127-03-03";
const WEEKLY = { rule: "FREQ=WEEKLY" };
const on = (due: string | null) => (due === null ? null : { on: due });
const openDays = async () =>
  (await listAll({ done: "false" })).flatMap(({ parentId, due }) => (parentId ? [] : (due?.on ?? "none")));

describe("a repeating task", () => {
  it("is followed by the days of its rule, the last ones of short months among them (case 1)", async () => {
    const rent = await add("Pay rent", {
      due: on("2127-01-31"),
      repeat: { rule: "FREQ=MONTHLY;BYMONTHDAY=31" },
    });
    expect(rent.repeat).toMatchObject({
      mode: "SCHEDULE",
      text: "every month on the 31st, or the last day of shorter months",
    });
    const days: string[] = [];
    let id = rent.id;
    for (let n = 0; n < 5; n++) {
      const { next } = await complete(id);
      days.push(next!.due!.on);
      id = next!.id;
    }
    expect(days).toEqual(["2127-02-28", "2127-03-31", "2127-04-30", "2127-05-31", "2127-06-30"]);
    expect(await openDays()).toEqual(["2127-06-30"]);
  });

  it("goes on by its rule where one date of it is moved, and keeps its time when clocks change", async () => {
    const due = { on: "2127-03-01", time: "09:00", timeZone: "America/New_York" };
    const { id, repeat } = await add("Swim", { due, repeat: WEEKLY });
    expect(await change(id, { due: { ...due, on: "2127-03-05" } })).toMatchObject({ repeat });
    const { next } = await complete(id);
    expect(next).toMatchObject({ due: { ...due, on: "2127-03-08", at: "2127-03-08T14:00:00.000Z" }, repeat });
    const { next: third } = await complete(next!.id);
    expect(third?.due).toMatchObject({ on: "2127-03-15", at: "2127-03-15T13:00:00.000Z" });
  });

  it("is taken back with its next one, and made once however often it is ticked (case 2)", async () => {
    const label = await send(ada, createLabelContract, {
      params: { channelId: listId },
      body: { name: "home" },
    });
    const task = await add("Clean", {
      ...{
        due: on(MONDAY),
        repeat: WEEKLY,
        notes: "All rooms",
        labels: [label.id],
        assignees: [ben.id],
        priority: 2,
      },
    });
    const below = [];
    for (const title of ["Kitchen", "Bath", "Hall"]) below.push(await add(title, { parentId: task.id }));
    for (const { id } of below.slice(0, 2)) await complete(id);
    const subtasks = async (parentId: string) =>
      (await listAll({ parentId })).map(({ title, completedAt }) => `${title}${completedAt ? " done" : ""}`);
    const before = await subtasks(task.id);
    expect(before).toEqual(["Kitchen done", "Bath done", "Hall"]);

    const first = await complete(task.id);
    expect(first.next).toMatchObject({
      due: on("2127-03-10"),
      subtasks: 3,
      openSubtasks: 3,
      completedAt: null,
    });
    const undone = await reopen(task.id);
    expect(undone).toMatchObject({ task: { completedAt: null }, next: null });
    expect(await openDays()).toEqual([MONDAY]);
    expect(await subtasks(task.id)).toEqual(before);
    expect(await db().task.count({ where: { id: first.next!.id } })).toBe(0);

    const { next } = await complete(task.id);
    expect(await openDays()).toEqual(["2127-03-10"]);
    expect(await get(next!.id)).toMatchObject({
      ...{ title: "Clean", notes: "All rooms", labels: [label.id], assignees: [ben.id], priority: 2 },
      ...{ parentId: null, createdBy: ada.id, repeat: task.repeat },
    });
    expect(await subtasks(next!.id)).toEqual(["Kitchen", "Bath", "Hall"]);

    let id = next!.id;
    for (let n = 0; n < 4; n++) id = (await complete(id)).next!.id;
    expect(await openDays()).toEqual(["2127-04-07"]);
    expect(await get(id)).toMatchObject({ repeat: task.repeat, openSubtasks: 3 });
  });

  it("leaves the next one where somebody has changed it, or something of it", async () => {
    for (const touch of [
      (id: string) => change(id, { title: "Changed" }, ben),
      async (id: string) => complete((await listAll({ parentId: id }))[0]!.id),
    ]) {
      const { id } = await add("Clean", { due: on(MONDAY), repeat: WEEKLY });
      await add("Hall", { parentId: id });
      const { next } = await complete(id);
      await touch(next!.id);
      expect((await reopen(id)).next).toMatchObject({ id: next!.id });
      // And isn't made again.
      expect((await complete(id)).next).toMatchObject({ id: next!.id });
      const inSeries = await db().task.findMany({ where: { rule: { not: null }, id: next!.id } });
      expect(inSeries).toHaveLength(1);
    }
  });

  it("is followed by one task where two people tick at once, in one event", async () => {
    const { id } = await add("Clean", { due: on(MONDAY), repeat: WEEKLY });
    const events = await announcedBy(() =>
      Promise.all([complete(id, ada), complete(id, ben), complete(id, ada)]),
    );
    expect(await openDays()).toEqual(["2127-03-10"]);
    const changes = events.filter(({ event }) => event === "tasks.changed");
    expect(changes).toHaveLength(1);
    expect((changes[0]!.data as { tasks: unknown[] }).tasks).toHaveLength(2);
  });

  it("has the next one where it stood, and brings the dates of subtasks along", async () => {
    const { id } = await add("Clean", { due: on(MONDAY), repeat: WEEKLY });
    await add("Hall", { parentId: id, due: on("2127-03-02") });
    await add("Last");
    const { next } = await complete(id);
    const all = await listAll({ done: "false" });
    expect(all.flatMap(({ parentId, title }) => (parentId ? [] : title))).toEqual(["Clean", "Last"]);
    expect((await listAll({ parentId: next!.id }))[0]?.due).toMatchObject(on("2127-03-09")!);
  });

  it("brings each subtask that repeats along once, and it goes on repeating", async () => {
    const week = await add("Week", { due: on(MONDAY), repeat: WEEKLY });
    const given = { parentId: week.id, repeat: { rule: "FREQ=DAILY" } };
    let { id } = await add("Water", { ...given, due: on("2127-03-03") });
    for (let day = 0; day < 3; day++) id = (await complete(id)).next!.id;
    const { next } = await complete(week.id);
    const copies = await listAll({ parentId: next!.id });
    expect(copies).toMatchObject([
      { title: "Water", due: { on: "2127-03-13" }, repeat: { rule: "FREQ=DAILY" } },
    ]);
    expect((await complete(copies[0]!.id)).next?.due?.on).toBe("2127-03-14");
  });

  it("counts from its completion where it is to", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { id, due } = await add("Water", { repeat: { rule: "FREQ=DAILY;INTERVAL=3", mode: "COMPLETION" } });
    expect(due?.on).toBe(today);
    await change(id, { due: on("2020-01-01") });
    const days = new Date(today);
    days.setUTCDate(days.getUTCDate() + 3);
    expect((await complete(id)).next?.due?.on).toBe(days.toISOString().slice(0, 10));
  });

  it("goes on from its completion where it is done early, and twice on one day", async () => {
    const repeat = { rule: "FREQ=DAILY", mode: "COMPLETION" as const };
    const today = new Date().toISOString().slice(0, 10);
    const tomorrow = plusDays(today, 1);
    const { id } = await add("Water", { due: on(plusDays(today, 9)), repeat });
    await add("Ferns", { parentId: id, due: on(plusDays(today, 8)) });
    const { next } = await complete(id);
    expect(next?.due?.on).toBe(tomorrow);
    expect((await listAll({ parentId: next!.id }))[0]?.due?.on).toBe(today);
    // Undone, it alone is open.
    expect((await reopen(id)).next).toBeNull();
    expect(await openDays()).toEqual([plusDays(today, 9)]);
    let last = id;
    for (let n = 0; n < 3; n++) {
      last = (await complete(last)).next!.id;
      expect(await openDays()).toEqual([tomorrow]);
    }
    expect((await get(last)).repeat).not.toBeNull();
  });

  it("leaves the next one where somebody is just changing it", async () => {
    const { id } = await add("Clean", { due: on(MONDAY), repeat: WEEKLY });
    const { next } = await complete(id);
    const writer = await pool().connect();
    try {
      await writer.query("BEGIN");
      await writer.query("UPDATE tasks SET notes = 'New', revision = revision + 1 WHERE id = $1", [next!.id]);
      const reopened = reopen(id);
      await waitingForLocks(1);
      await writer.query("COMMIT");
      expect((await reopened).next).toMatchObject({ id: next!.id });
    } finally {
      writer.release();
    }
    expect(await get(next!.id)).toMatchObject({ notes: "New" });
  });

  it("begins with the due date that is stored when it comes to be", async () => {
    const { id } = await add("Clean", { due: on(MONDAY) });
    const writer = await pool().connect();
    try {
      await writer.query("BEGIN");
      await writer.query("UPDATE tasks SET due_on = '2127-05-05' WHERE id = $1", [id]);
      const changed = change(id, { repeat: WEEKLY });
      await waitingForLocks(1);
      await writer.query("COMMIT");
      expect(await changed).toMatchObject({
        due: on("2127-05-05"),
        repeat: { text: "every week on Monday" },
      });
    } finally {
      writer.release();
    }
  });

  it("ends with its rule, with its date, and when it is told to", async () => {
    const until = { rule: "FREQ=WEEKLY;UNTIL=21270309" };
    const { id } = await add("Once", { due: on(MONDAY), repeat: until });
    expect((await complete(id)).next).toBeNull();
    const { id: dated } = await add("Dated", { due: on(MONDAY), repeat: WEEKLY });
    expect(await change(dated, { due: null })).toMatchObject({ due: null, repeat: null });
    const { id: plain } = await add("Plain", { due: on(MONDAY), repeat: WEEKLY });
    expect(await change(plain, { repeat: null })).toMatchObject({ due: on(MONDAY), repeat: null });
    expect((await complete(plain)).next).toBeNull();
    expect(await change(dated, { repeat: WEEKLY, due: on(MONDAY) })).toMatchObject({
      repeat: { text: "every week on Monday" },
    });
    await send(ada, deleteTaskContract, { params: { taskId: dated } });
    expect(await openDays()).toEqual([]);
  });

  it.each([
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=SECONDLY",
    "FREQ=DAILY;UNTIL=20200101",
    "FREQ=DAILY;COUNT=3",
    "every day",
    "",
  ])("has no rule such as %j", async (rule) => {
    const body = { title: "A", due: on(MONDAY), repeat: { rule } };
    const refused = await refusal(ada, createTaskContract, { params: { channelId: listId }, body });
    expect(refused).toMatchObject({ status: 422 });
    const { id: taskId } = await add("A");
    expect(
      await refusal(ada, updateTaskContract, { params: { taskId }, body: { repeat: { rule } } }),
    ).toMatchObject({
      status: 422,
    });
    expect(await get(taskId)).toMatchObject({ due: null, repeat: null, revision: 1 });
  });
});
