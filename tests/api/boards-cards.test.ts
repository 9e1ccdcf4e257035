import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import {
  createTaskContract,
  deleteTaskContract,
  moveTaskContract,
  restoreTaskContract,
} from "@/lib/tasks/contract";
import { makeChannel, makeTask } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import {
  addCard,
  addCards,
  allCards,
  board,
  changeColumn,
  columns,
  doing,
  done,
  makeBoard,
  moveAll,
  removeColumn,
  shown,
  todo,
} from "./boards-helpers";
import { complete, get, move, moveWhenTaken, reopen } from "./tasks-helpers";

beforeEach(makeBoard);

/** As many as CI has time for; `MOVES=400` is what the figures are measured with. */
const MOVES = Number(process.env.MOVES ?? 60);

describe("a card", () => {
  it("is a task that stands in a column", async () => {
    const first = await addCard("A");
    expect(first).toMatchObject({ columnId: todo.id, parentId: null, archivedAt: null });
    const second = await addCard("B", { columnId: doing.id });
    expect(second).toMatchObject({ columnId: doing.id, completedAt: null });
    const step = await addCard("step", { parentId: second.id });
    expect(step).toMatchObject({ columnId: null, parentId: second.id });
    expect(await addCard("C", { columnId: done.id })).toMatchObject({
      ...{ columnId: done.id, completedBy: ada.id, completedAt: expect.any(String) },
    });
    await addCard("D", { columnId: doing.id, afterId: null });
    expect(await shown()).toBe("A | D B | C");
    expect((await allCards()).map(({ title }) => title)).not.toContain("step");
  });

  it("moves in its column and to others, by the card that it is to stand behind", async () => {
    const card = await addCards(todo.id, "A", "b", "C", "d", "E");
    await move(card("E"), { afterId: card("A") });
    expect(await shown()).toBe("A E b C d |  | ");
    await move(card("b"), { columnId: doing.id, afterId: null });
    await move(card("A"), { columnId: doing.id, afterId: card("b") });
    await move(card("C"), { columnId: doing.id, afterId: null });
    expect(await shown()).toBe("E d | C b A | ");
    // One that it is to stand behind went elsewhere meanwhile: that is the end.
    await move(card("C"), { columnId: doing.id, afterId: card("d") });
    await move(card("E"), { afterId: card("b") });
    expect(await shown()).toBe("d E | b A C | ");
  });

  it("doesn't change by a move to where it stands", async () => {
    const card = await addCards(done.id, "A", "B");
    const before = await get(card("B"));
    const events = await announcedBy(async () => {
      await move(card("B"), { columnId: done.id, afterId: card("A") });
      await move(card("A"), { afterId: null });
    });
    expect(events).toEqual([]);
    expect(await get(card("B"))).toEqual(before);
    // Done cards are seen on a board: a move past one is a move.
    await move(card("A"), { columnId: done.id, afterId: card("B") });
    expect(await shown()).toBe(" |  | B A");
  });

  it("becomes a subtask and a card again", async () => {
    const card = await addCards(doing.id, "A", "B");
    expect(await move(card("B"), { parentId: card("A"), afterId: null })).toMatchObject({
      ...{ parentId: card("A"), columnId: null },
    });
    expect(await get(card("A"))).toMatchObject({ subtasks: 1, openSubtasks: 1 });
    expect(await move(card("B"), { parentId: null, afterId: null })).toMatchObject({ columnId: doing.id });
    await move(card("B"), { parentId: card("A"), afterId: null });
    await move(card("B"), { columnId: todo.id, afterId: null });
    expect(await shown()).toBe("B | A | ");
    expect(await get(card("A"))).toMatchObject({ subtasks: 0 });
  });

  it("isn't moved to what isn't on its board, and stays where it was", async () => {
    const other = await makeChannel(workspace, { type: "KANBAN" });
    const [foreign] = await columns(other.id);
    const card = await addCards(todo.id, "A", "B");
    await removeColumn(doing.id);
    const before = await get(card("A"));
    for (const columnId of [foreign!.id, doing.id, randomUUID()]) {
      const refused = {
        status: 409,
        message: "This column isn’t on the board any more. Choose another one.",
      };
      const events = await announcedBy(async () => {
        expect(
          await refusal(ada, moveTaskContract, {
            params: { taskId: card("A") },
            body: { columnId, afterId: null },
          }),
        ).toMatchObject(refused);
        expect(
          await refusal(ada, createTaskContract, {
            params: { channelId: board.id },
            body: { title: "X", columnId },
          }),
        ).toMatchObject(refused);
      });
      expect(events).toEqual([]);
    }
    expect(await get(card("A"))).toEqual(before);
    expect(
      await refusal(ada, moveTaskContract, {
        params: { taskId: card("A") },
        body: { columnId: todo.id, parentId: card("B"), afterId: null },
      }),
    ).toMatchObject({ status: 422 });
    const list = await makeChannel(workspace, { type: "TODO" });
    const task = await makeTask(list);
    expect(
      await refusal(ada, moveTaskContract, {
        params: { taskId: task.id },
        body: { columnId: todo.id, afterId: null },
      }),
    ).toMatchObject({ status: 422, message: "columnId: this channel has no columns" });
  });

  it("that two people drag at once stands where the last of them put it", async () => {
    const card = await addCards(todo.id, "A", "B");
    const [one, other] = await Promise.all([
      move(card("A"), { columnId: doing.id, afterId: null }),
      move(card("A"), { columnId: done.id, afterId: null }, ben),
    ]);
    const now = await get(card("A"));
    const last = one.revision > other.revision ? one : other;
    expect(now).toMatchObject(last);
    expect(now.completedAt !== null).toBe(now.columnId === done.id);
    expect((await allCards()).map(({ title }) => title).sort()).toEqual(["A", "B"]);
  });

  it("is in one order for all who move into one gap at once, and none is lost", async () => {
    const gap = await addCards(doing.id, "first", "last");
    const positions = (at: number) => `b${String(at).padStart(3, "0")}V`;
    const cards = await db().task.createManyAndReturn({
      data: Array.from({ length: MOVES }, (_, at) => ({
        ...{ channelId: board.id, columnId: todo.id, title: `${at}`, position: positions(at) },
      })),
    });
    const moved = await Promise.all(
      cards.map(({ id }, at) =>
        moveWhenTaken(id, { columnId: doing.id, afterId: gap("first") }, at % 2 ? ada : ben),
      ),
    );
    const all = (await allCards()).filter(({ columnId }) => columnId === doing.id);
    expect(all).toHaveLength(MOVES + 2);
    expect(new Set(all.map(({ position }) => position)).size).toBe(MOVES + 2);
    expect([all[0]?.title, all.at(-1)?.title]).toEqual(["first", "last"]);
    // What each was told is what stands there, unless so many keys made new ones necessary since.
    for (const task of moved) {
      const now = all.find(({ id }) => id === task.id);
      if (now?.revision === task.revision) expect(now).toEqual(task);
      else expect(now?.revision).toBeGreaterThan(task.revision);
    }
  });

  it("comes back from deletion where it stood, or into a present column", async () => {
    const card = await addCards(doing.id, "A", "B", "C");
    const params = { taskId: card("B") };
    await send(ada, deleteTaskContract, { params });
    expect(await shown()).toBe(" | A C | ");
    expect(await send(ada, restoreTaskContract, { params })).toMatchObject({ columnId: doing.id });
    expect(await shown()).toBe(" | A B C | ");
    await send(ada, deleteTaskContract, { params });
    await removeColumn(doing.id, done.id);
    expect(await send(ada, restoreTaskContract, { params })).toMatchObject({ columnId: todo.id });
    expect(await shown()).toBe("B | A C");
  });
});

describe("a done column", () => {
  it("completes what comes in, with its subtasks, and reopens what goes out", async () => {
    const card = await addCards(todo.id, "A");
    const step = await addCard("step", { parentId: card("A") });
    await move(card("A"), { columnId: done.id, afterId: null }, ben);
    expect(await get(card("A"))).toMatchObject({ completedBy: ben.id, openSubtasks: 0 });
    expect((await get(step.id)).completedAt).not.toBeNull();
    await move(card("A"), { columnId: doing.id, afterId: null });
    expect(await get(card("A"))).toMatchObject({ completedAt: null, openSubtasks: 1 });
    expect((await get(step.id)).completedAt).toBeNull();
  });

  it("gets what is completed elsewhere, and loses what is reopened", async () => {
    const card = await addCards(todo.id, "A", "B", "C");
    await move(card("C"), { columnId: done.id, afterId: null });
    expect((await complete(card("B"))).task).toMatchObject({ columnId: done.id });
    expect(await shown()).toBe("A |  | B C");
    expect((await reopen(card("B"))).task).toMatchObject({ columnId: todo.id });
    expect(await shown()).toBe("B A |  | C");
    // A subtask that is reopened opens its card.
    const step = await addCard("step", { parentId: card("A") });
    await complete(card("A"));
    await reopen(step.id);
    expect(await shown()).toBe("A B |  | C");
  });

  it("isn't needed: without one, what is completed stays where it stands", async () => {
    await changeColumn(done.id, { isDone: false });
    const card = await addCards(doing.id, "A", "B");
    await complete(card("B"));
    expect(await shown()).toBe(" | A B | ");
    await move(card("B"), { columnId: todo.id, afterId: null });
    expect((await get(card("B"))).completedAt).not.toBeNull();
    await reopen(card("B"));
    expect(await shown()).toBe("B | A | ");
  });

  it("holds for what is moved from then on", async () => {
    const card = await addCards(doing.id, "A");
    await changeColumn(doing.id, { isDone: true });
    expect((await get(card("A"))).completedAt).toBeNull();
    await complete(card("A"));
    expect(await shown()).toBe(" | A | ");
    await changeColumn(doing.id, { isDone: false });
    expect((await get(card("A"))).completedAt).not.toBeNull();
  });

  it("is done or open as the move says, where that takes another one back", async () => {
    const card = await addCards(todo.id, "A", "B");
    await move(card("A"), { columnId: doing.id, afterId: null });
    // Meanwhile somebody makes another column that for what is done.
    await changeColumn(todo.id, { isDone: true });
    await move(card("A"), { columnId: todo.id, afterId: null, isDone: false });
    expect(await shown()).toBe("A B |  | ");
    expect((await get(card("A"))).completedAt).toBeNull();
    await moveAll([card("A"), card("B")], { columnId: done.id, afterId: null });
    await changeColumn(done.id, { isDone: false });
    const back = await moveAll([card("A"), card("B")], { columnId: todo.id, afterId: null, isDone: false });
    expect(back.map(({ completedAt }) => completedAt)).toEqual([null, null]);
    // Where they stand there already, too.
    const [first] = await moveAll([card("A")], { columnId: todo.id, afterId: null, isDone: true });
    expect(first).toMatchObject({ completedBy: ada.id });
    expect(await shown()).toBe("A B |  | ");
    const events = await announcedBy(() => move(card("A"), { afterId: null, isDone: true }));
    expect(events).toEqual([]);
    const { id: taskId } = await addCard("step", { parentId: card("B") });
    expect(
      await refusal(ada, moveTaskContract, { params: { taskId }, body: { afterId: null, isDone: true } }),
    ).toMatchObject({ status: 422, message: "isDone: it comes into no column" });
  });

  it("makes the next one of what repeats in the column that it came from, and takes it back", async () => {
    const weekly = { due: { on: "2127-03-03" }, repeat: { rule: "FREQ=WEEKLY" } };
    const { id } = await addCard("Weekly", { columnId: doing.id, ...weekly });
    await addCards(doing.id, "A");
    await move(id, { columnId: done.id, afterId: null });
    expect(await shown()).toBe(" | Weekly A | Weekly");
    expect((await allCards()).map(({ due }) => due?.on ?? "")).toContain("2127-03-10");
    await move(id, { columnId: doing.id, afterId: null });
    expect(await shown()).toBe(" | Weekly A | ");
    const { next } = await complete(id);
    expect(next).toMatchObject({ columnId: doing.id, due: { on: "2127-03-10" } });
    expect(await shown()).toBe(" | Weekly A | Weekly");
    // Made in a done column, it is done at once, and the next one waits for its day.
    await addCard("Daily", { ...weekly, columnId: done.id });
    expect(await shown()).toBe("Daily | Weekly A | Weekly Daily");
  });
});
