import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { createTaskContract, moveTaskContract } from "@/lib/tasks/contract";
import { MAX_LEVELS, MAX_TREE } from "@/lib/tasks/limits";
import { makeChannel, makeTask, makeTasks } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal } from "@/tests/setup/request";
import {
  add,
  change,
  complete,
  get,
  list,
  listAll,
  listId,
  makeList,
  move,
  moveWhenTaken,
  titles,
} from "./tasks-helpers";

beforeEach(makeList);

/** Makes tasks in this order, and gives their ids by title. */
async function addAll(...names: string[]) {
  const ids: Record<string, string> = {};
  for (const name of names) ids[name] = (await add(name)).id;
  return (name: string) => ids[name]!;
}

const levelsOf = async (...names: string[]) => {
  const ids: string[] = [];
  for (const name of names) ids.push((await add(name, { parentId: ids.at(-1) ?? null })).id);
  return ids;
};

describe("order", () => {
  it("is by the task that one stands behind, in the whole list", async () => {
    const id = await addAll("A", "b", "C", "d", "E");
    // A filter hides b and d: E is dropped between A and C, then A at the end of what is seen.
    await move(id("E"), { afterId: id("A") });
    expect(await titles()).toBe("A E b C d");
    await move(id("E"), { afterId: id("d") });
    await move(id("A"), { afterId: id("E") });
    expect(await titles()).toBe("b C d E A");
    await move(id("E"), { afterId: null });
    expect(await titles()).toBe("E b C d A");
    await add("F", { afterId: id("E") });
    await add("G", { afterId: null });
    await add("H");
    expect(await titles()).toBe("G E F b C d A H");
  });

  it("puts a task at the end where the one that it is to stand behind is gone", async () => {
    const id = await addAll("A", "B", "C");
    const elsewhere = await makeTask(await makeChannel(workspace, { type: "TODO" }));
    await db().task.update({ where: { id: id("C") }, data: { deletedAt: new Date() } });
    for (const afterId of [randomUUID(), id("C"), elsewhere.id]) {
      await move(id("A"), { afterId });
      expect(await titles()).toBe("B A");
      await move(id("A"), { afterId: null });
    }
  });

  it("doesn't change by a move to where a task stands", async () => {
    const id = await addAll("A", "B", "done", "C");
    await complete(id("done"));
    const before = await get(id("C"));
    const events = await announcedBy(async () => {
      await move(id("C"), { afterId: id("B") });
      await move(id("A"), { afterId: null });
      await move(id("B"), { afterId: id("A"), parentId: null });
      await move(id("B"), { afterId: id("B") });
    });
    expect(events).toEqual([]);
    expect(await get(id("C"))).toEqual(before);
  });

  it("is the same for all who move into one gap at once", async () => {
    const id = await addAll("first", "last");
    const tasks = await makeTasks(list, 40);
    await Promise.all(
      tasks.map((task, at) => moveWhenTaken(task.id, { afterId: id("first") }, at % 2 ? ada : ben)),
    );
    const { rows } = await pool().query("SELECT position FROM tasks WHERE channel_id = $1", [listId]);
    expect(new Set(rows.map(({ position }) => position)).size).toBe(42);
    const order = (await titles()).split(" ");
    expect([order[0], order.at(-1)]).toEqual(["first", "last"]);
  });

  it("gives new keys where one would be too long, and where some are equal", async () => {
    const id = await addAll("A", "B");
    const { rows } = await pool().query<{ position: string }>("SELECT position FROM tasks WHERE id = $1", [
      id("A"),
    ]);
    const long = `${rows[0]!.position}${"0".repeat(70)}V`;
    await db().task.update({ where: { id: id("B") }, data: { position: long } });
    const events = await announcedBy(() => add("C", { afterId: id("A") }));
    expect(events.map(({ event }) => event)).toEqual(["tasks.repositioned", "tasks.changed"]);
    expect(await titles()).toBe("A C B");
    await db().task.updateMany({ where: { channelId: listId }, data: { position: "a0" } });
    await move(id("A"), { afterId: id("B") });
    expect((await titles()).replace("C", "")).toMatch(/B ?A/);
    const keys = await db().task.findMany({ where: { channelId: listId }, select: { position: true } });
    expect(new Set(keys.map(({ position }) => position)).size).toBe(3);
  });

  it("compares keys byte by byte", async () => {
    for (const table of ["tasks", "channels"]) {
      const { rows } = await pool().query(
        `SELECT collation_name FROM information_schema.columns WHERE table_name = $1 AND column_name = 'position'`,
        [table],
      );
      expect(rows, table).toEqual([{ collation_name: "C" }]);
    }
    await makeTask(list, { title: "lower", position: "a0" });
    await makeTask(list, { title: "upper", position: "Zz" });
    expect(await titles()).toBe("upper lower");
  });
});

describe("levels", () => {
  it("hold so many tasks together that a copy of them is made at once", async () => {
    const [top, middle] = await levelsOf("top", "middle");
    await makeTasks(list, MAX_TREE - 3, () => ({ parentId: middle! }));
    await add("The last one", { parentId: top! });
    const body = { title: "One more", parentId: top! };
    const refused = { status: 409, message: expect.stringContaining(String(MAX_TREE)) };
    expect(await refusal(ada, createTaskContract, { params: { channelId: listId }, body })).toMatchObject(
      refused,
    );
    const [other] = await levelsOf("other");
    const params = { taskId: other! };
    const under = { parentId: top!, afterId: null };
    expect(await refusal(ada, moveTaskContract, { params, body: under })).toMatchObject(refused);
    // Within the tree nothing is added.
    const [one] = await listAll({ parentId: middle! });
    expect(await move(one!.id, under)).toMatchObject({ parentId: top! });
    await change(top!, { due: { on: "2127-03-03" }, repeat: { rule: "FREQ=WEEKLY" } });
    expect((await complete(top!)).next).toMatchObject({ title: "top" });
  });

  it("are three at most, whatever moves", async () => {
    const [top, middle, low] = await levelsOf("top", "middle", "low");
    const inList = { params: { channelId: listId } };
    const tooDeep = { status: 409, message: expect.stringContaining(`${MAX_LEVELS} levels`) };
    const body = { title: "lower", parentId: low };
    expect(await refusal(ada, createTaskContract, { ...inList, body })).toMatchObject(tooDeep);
    const [other] = await levelsOf("other", "below");
    const under = (taskId: string | undefined, parentId: string | undefined) =>
      refusal(ada, moveTaskContract, { params: { taskId }, body: { parentId, afterId: null } });
    expect(await under(other, middle)).toMatchObject(tooDeep);
    expect(await move(other!, { parentId: top!, afterId: middle! })).toMatchObject({ parentId: top });
    expect(await get(top!)).toMatchObject({ subtasks: 2, openSubtasks: 2 });
    await move(other!, { parentId: null, afterId: null });
    expect(await get(top!)).toMatchObject({ subtasks: 1 });
  });

  it("have no cycle, also where two move at once", async () => {
    const [top, middle, low] = await levelsOf("top", "middle", "low");
    for (const parentId of [top, middle, low]) {
      const error = await refusal(ada, moveTaskContract, {
        params: { taskId: top },
        body: { parentId, afterId: null },
      });
      expect(error).toMatchObject({ status: 409, message: expect.stringContaining("under itself") });
    }
    const [one, other] = [(await add("one")).id, (await add("other")).id];
    const both = await Promise.allSettled([
      move(one, { parentId: other, afterId: null }),
      move(other, { parentId: one, afterId: null }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("stay within a channel, and nothing open stands under what is done", async () => {
    const { id: taskId } = await add("A");
    const elsewhere = await makeTask(await makeChannel(workspace, { type: "TODO" }));
    const { id: done } = await add("done");
    await complete(done);
    const under = (parentId: string) =>
      refusal(ada, moveTaskContract, { params: { taskId }, body: { parentId, afterId: null } });
    expect(await under(elsewhere.id)).toMatchObject({ status: 404 });
    expect(await under(done)).toMatchObject({ status: 409 });
    await complete(taskId);
    expect(await move(taskId, { parentId: done, afterId: null })).toMatchObject({ parentId: done });
  });
});

it("counts every change of a task, for those who hold another version", async () => {
  const { id: top, revision } = await add("top");
  const { id: low } = await add("low", { parentId: top });
  await complete(low);
  await change(top, { title: "Top" });
  expect(await get(top)).toMatchObject({ revision: revision + 3, subtasks: 1, openSubtasks: 0 });
});
