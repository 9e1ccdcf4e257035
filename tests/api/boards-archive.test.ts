import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { searchContract } from "@/lib/search/contract";
import {
  archiveTaskContract,
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  listMyTasksContract,
  moveTaskContract,
  restoreTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { notifyDue } from "@/lib/tasks/due/service";
import { ada, ben } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import {
  addCard,
  addCards,
  allCards,
  archive,
  board,
  doing,
  done,
  makeBoard,
  removeColumn,
  shown,
  todo,
  unarchive,
} from "./boards-helpers";
import { inbox, kinds } from "./inbox-helpers";
import { add, complete, get, makeList, move } from "./tasks-helpers";

beforeEach(makeBoard);

const found = async (q: string) =>
  (await send(ada, searchContract, { query: { q } })).items.map(({ snippet }) =>
    snippet.map(({ text }) => text).join(""),
  );

describe("an archived card", () => {
  it("is in no list but the archive's, and comes back to where it stood", async () => {
    const card = await addCards(todo.id, "A", "B", "C");
    const step = await addCard("step", { parentId: card("B") });
    expect(await archive(card("B"), ben)).toMatchObject({
      columnId: todo.id,
      archivedAt: expect.any(String),
    });
    expect(await shown()).toBe("A C |  | ");
    expect((await allCards({ archived: "true" })).map(({ title }) => title)).toEqual(["B"]);
    expect(await get(step.id)).toMatchObject({ archivedAt: expect.any(String) });
    expect(await allCards({ parentId: card("B") })).toMatchObject([{ title: "step" }]);
    expect(await get(card("B"))).toMatchObject({ subtasks: 1, openSubtasks: 1 });
    expect(await unarchive(card("B"))).toMatchObject({ columnId: todo.id, archivedAt: null });
    expect(await shown()).toBe("A B C |  | ");
    expect(await get(step.id)).toMatchObject({ archivedAt: null });
    const events = await announcedBy(() => unarchive(card("B")));
    expect(events).toEqual([]);
  });

  it("outlives its column, and comes back into a present one (case 11)", async () => {
    const card = await addCards(done.id, "A", "B", "C");
    for (const title of ["A", "B", "C"]) await archive(card(title));
    await removeColumn(done.id);
    expect(await shown()).toBe(" | ");
    expect((await allCards({ archived: "true" })).map(({ title }) => title)).toEqual(["A", "B", "C"]);
    expect(await get(card("A"))).toMatchObject({ columnId: null, archivedAt: expect.any(String) });
    expect(await unarchive(card("A"))).toMatchObject({ columnId: todo.id, completedAt: expect.any(String) });
    expect(await shown()).toBe("A | ");
  });

  it("is read, not changed", async () => {
    const card = await addCards(todo.id, "A", "B");
    const step = await addCard("step", { parentId: card("A") });
    await archive(card("A"));
    const params = { taskId: card("A") };
    const refused = { status: 409, message: expect.stringContaining("archived") };
    for (const refusing of [
      refusal(ada, updateTaskContract, { params, body: { title: "Z" } }),
      refusal(ada, moveTaskContract, { params, body: { afterId: null, columnId: doing.id } }),
      refusal(ada, completeTaskContract, { params }),
      refusal(ada, completeTaskContract, { params: { taskId: step.id } }),
      refusal(ada, archiveTaskContract, { params: { taskId: step.id } }),
      refusal(ada, createTaskContract, {
        params: { channelId: board.id },
        body: { title: "Z", parentId: card("A") },
      }),
      refusal(ada, moveTaskContract, {
        params: { taskId: card("B") },
        body: { afterId: null, parentId: card("A") },
      }),
    ]) {
      expect(await refusing).toMatchObject(refused);
    }
    // It may be deleted; what comes back then is archived as before.
    await send(ada, deleteTaskContract, { params });
    expect(await send(ada, restoreTaskContract, { params })).toMatchObject({
      archivedAt: expect.any(String),
    });
    expect(await shown()).toBe("B |  | ");
  });

  it("may be a task of a list", async () => {
    await makeList();
    const { id } = await add("A");
    await archive(id);
    const [{ channelId }] = [await get(id)];
    expect(await allCards({}, channelId)).toEqual([]);
    expect(await unarchive(id)).toMatchObject({ columnId: null, archivedAt: null });
    expect(await allCards({}, channelId)).toHaveLength(1);
  });

  it("is found, and named by `is:archived`", async () => {
    const card = await addCards(todo.id, "Lantern", "Lamp");
    await archive(card("Lantern"));
    expect(await found("lantern")).toEqual(["Lantern"]);
    expect(await found("is:archived")).toEqual(["Lantern"]);
    expect(await found("is:open")).toEqual(["Lamp"]);
    expect(await found("lantern -is:open")).toEqual(["Lantern"]);
  });
});

describe("what is done or put away", () => {
  const mine = async () => (await send(ben, listMyTasksContract, {})).items.map(({ title }) => title);
  const overdue = async () => (await allCards({ due: "overdue" })).map(({ title }) => title);

  it("reminds nobody, and does so again when that is taken back, once for each date (case 12)", async () => {
    const due = { on: "2127-01-15" };
    const [one, other] = [
      await addCard("Moved", { due, assignees: [ben.id] }),
      await addCard("Archived", { due, assignees: [ben.id] }),
    ];
    const now = new Date("2127-01-15T12:00Z");
    await notifyDue(now);
    const before = (await kinds(ben)).sort();
    expect(before).toEqual(["ASSIGNED", "ASSIGNED", "DUE", "DUE"]);
    await move(one.id, { columnId: done.id, afterId: null });
    const events = await announcedBy(() => archive(other.id));
    expect(events.map(({ event }) => event)).toContain("inbox.changed");
    expect(await inbox(ben)).toEqual([]);
    expect(await mine()).toEqual([]);
    await notifyDue(now);
    expect(await inbox(ben)).toEqual([]);
    await move(one.id, { columnId: todo.id, afterId: null });
    await unarchive(other.id);
    await notifyDue(now);
    expect((await kinds(ben)).sort()).toEqual(before);
    expect((await mine()).sort()).toEqual(["Archived", "Moved"]);
  });

  it("isn't overdue for any list or search", async () => {
    const [one, other] = [await addCard("Moved"), await addCard("Archived")];
    await db().task.updateMany({
      where: { id: { in: [one.id, other.id] } },
      data: { dueOn: new Date("2020-01-14") },
    });
    expect((await overdue()).sort()).toEqual(["Archived", "Moved"]);
    await archive(other.id);
    expect(await overdue()).toEqual(["Moved"]);
    expect(await found("due:overdue is:open")).toEqual(["Moved"]);
    await complete(one.id);
    expect(await found("due:overdue is:open")).toEqual([]);
  });
});
