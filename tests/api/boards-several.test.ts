import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createTaskContract, deleteTaskContract, moveTasksContract } from "@/lib/tasks/contract";
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
  moveAll,
  shown,
  todo,
} from "./boards-helpers";
import { get, listId, makeList, titles } from "./tasks-helpers";

beforeEach(makeBoard);

describe("several cards", () => {
  it("move at once, in the order given, with one event", async () => {
    const card = await addCards(todo.id, "A", "B", "C", "D", "E");
    const there = await addCards(doing.id, "X", "Y");
    const events = await announcedBy(async () => {
      const moved = await moveAll([card("D"), card("B")], { columnId: doing.id, afterId: there("X") });
      expect(moved.map(({ title, columnId }) => [title, columnId])).toEqual([
        ["D", doing.id],
        ["B", doing.id],
      ]);
    });
    expect(events.map(({ event }) => event)).toEqual(["tasks.changed"]);
    expect(await shown()).toBe("A C E | X D B Y | ");
    await moveAll([card("E"), there("X")], { columnId: todo.id, afterId: null });
    expect(await shown()).toBe("E X A C | D B Y | ");
    await moveAll([card("C"), card("E")], { afterId: card("A") });
    expect(await shown()).toBe("X A C E | D B Y | ");
    expect(await announcedBy(() => moveAll([card("C"), card("E")], { afterId: card("A") }))).toEqual([]);
  });

  it("are completed and reopened together", async () => {
    const weekly = { due: { on: "2127-03-03" }, repeat: { rule: "FREQ=WEEKLY" } };
    const card = await addCards(todo.id, "A", "B");
    const { id } = await addCard("W", weekly);
    await addCard("step", { parentId: card("A") });
    await moveAll([card("A"), card("B"), id], { columnId: done.id, afterId: null }, ben);
    expect(await shown()).toBe("W |  | A B W");
    expect(await get(card("A"))).toMatchObject({ completedBy: ben.id, openSubtasks: 0 });
    await moveAll([id, card("A"), card("B")], { columnId: doing.id, afterId: null });
    expect(await shown()).toBe(" | W A B | ");
    expect(await get(card("A"))).toMatchObject({ completedAt: null, openSubtasks: 1 });
  });

  it("leave out the next one of what repeats, which reopening takes back", async () => {
    await addCards(todo.id, "A");
    const { id } = await addCard("W", { due: { on: "2127-03-03" }, repeat: { rule: "FREQ=WEEKLY" } });
    await addCards(todo.id, "B");
    await moveAll([id], { columnId: done.id, afterId: null });
    const next = (await allCards()).find((one) => one.title === "W" && one.id !== id)!;
    expect(await shown()).toBe("A W B |  | W");
    // Right behind the one that is gone by then.
    await moveAll([id], { columnId: todo.id, afterId: next.id });
    expect(await shown()).toBe("A W B |  | ");
    await moveAll([id], { columnId: done.id, afterId: null });
    const again = (await allCards()).find((one) => one.title === "W" && one.id !== id)!;
    const moved = await moveAll([id, again.id], { columnId: doing.id, afterId: null });
    expect(moved.map((one) => one.id)).toEqual([id]);
    expect(await shown()).toBe("A B | W | ");
  });

  it("come into the column of the first where none is named, and are completed by it", async () => {
    const there = await addCards(done.id, "X");
    const card = await addCards(todo.id, "A");
    await moveAll([there("X"), card("A")], { afterId: null });
    expect(await shown()).toBe(" |  | X A");
    expect(await get(card("A"))).toMatchObject({ completedBy: ada.id });
  });

  it("move all or none", async () => {
    const card = await addCards(todo.id, "A", "B", "C", "D");
    const step = await addCard("step", { parentId: card("A") });
    await send(ada, deleteTaskContract, { params: { taskId: card("C") } });
    await archive(card("D"));
    const before = await allCards();
    const params = { channelId: board.id };
    const to = { columnId: doing.id, afterId: null };
    for (const other of [card("C"), card("D"), step.id, randomUUID()]) {
      const body = { taskIds: [card("A"), other], ...to };
      expect(await refusal(ada, moveTasksContract, { params, body })).toMatchObject({ status: 409 });
    }
    for (const body of [
      { taskIds: [card("A")], columnId: randomUUID(), afterId: null },
      { taskIds: [card("A"), card("B")], ...to, columnId: step.id },
    ]) {
      expect(await refusal(ada, moveTasksContract, { params, body })).toMatchObject({ status: 409 });
    }
    for (const body of [
      { taskIds: [card("A"), card("B")], ...to, afterId: card("B") },
      { taskIds: [], ...to },
      { taskIds: Array.from({ length: 101 }, () => randomUUID()), ...to },
    ]) {
      expect(await refusal(ada, moveTasksContract, { params, body })).toMatchObject({ status: 422 });
    }
    expect(await allCards()).toEqual(before);
  });

  it("may be tasks of a list", async () => {
    await makeList();
    const params = { channelId: listId };
    const ids: string[] = [];
    for (const title of ["A", "B", "C", "D"])
      ids.push((await send(ada, createTaskContract, { params, body: { title } })).id);
    const body = { taskIds: [ids[3]!, ids[0]!], afterId: ids[1]! };
    await send(ada, moveTasksContract, { params, body });
    expect(await titles()).toBe("B D A C");
  });
});
