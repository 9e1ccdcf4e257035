import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  createColumnContract,
  deleteColumnContract,
  getColumnContract,
  listColumnsContract,
  moveColumnContract,
  updateColumnContract,
} from "@/lib/boards/contract";
import { MAX_COLUMNS } from "@/lib/boards/limits";
import { insertChannel } from "@/lib/channels/service";
import { db, transaction } from "@/lib/db";
import { listTasksContract } from "@/lib/tasks/contract";
import { makeChannel, makeMember } from "@/tests/factories";
import { ada, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import {
  addCard,
  addCards,
  addColumn,
  allCards,
  board,
  changeColumn,
  columnNames,
  columns,
  doing,
  done,
  makeBoard,
  moveColumn,
  removeColumn,
  shown,
  todo,
} from "./boards-helpers";
import { complete, get, move } from "./tasks-helpers";

beforeEach(makeBoard);

describe("columns", () => {
  it("are there from the transaction that makes the board", async () => {
    const { id } = await transaction((tx) =>
      insertChannel(tx, { userId: ada.id }, workspace.id, {
        ...{ type: "KANBAN" as "CHAT", name: "new", topic: "", visibility: "WORKSPACE", parentId: null },
      }),
    );
    expect((await columns(id)).map(({ name, isDone }) => [name, isDone])).toEqual([
      ["To do", false],
      ["Doing", false],
      ["Done", true],
    ]);
    expect(await columns((await makeChannel(workspace, { type: "TODO" })).id)).toEqual([]);
  });

  it("have a name, a color, a limit and an order", async () => {
    const review = await addColumn("Review", { color: "teal", limit: 3, afterId: doing.id });
    expect(review).toMatchObject({
      color: "teal",
      limit: 3,
      isDone: false,
      revision: 1,
      channelId: board.id,
    });
    expect(await columnNames()).toBe("To do, Doing, Review, Done");
    expect(await changeColumn(review.id, { name: "Check", limit: null })).toMatchObject({
      ...{ name: "Check", limit: null, color: "teal", revision: 2 },
    });
    await moveColumn(review.id, null);
    await addColumn("First", { afterId: null });
    await addColumn("Last");
    expect(await columnNames()).toBe("First, Check, To do, Doing, Done, Last");
    await moveColumn(todo.id, randomUUID());
    expect(await columnNames()).toBe("First, Check, Doing, Done, Last, To do");
  });

  it("are made once for each nonce, read one by one, and list their cards", async () => {
    const nonce = randomUUID();
    const [one, two] = await Promise.all([addColumn("Once", { nonce }), addColumn("Once", { nonce })]);
    expect(two).toEqual(one);
    expect(await send(ada, getColumnContract, { params: { columnId: one.id } })).toEqual(one);
    const card = await addCard("In it", { columnId: one.id });
    await addCard("Elsewhere");
    const query = { columnId: one.id };
    const cards = await send(ada, listTasksContract, { params: { channelId: board.id }, query });
    expect(cards.items).toEqual([card]);
  });

  it("aren't made by a nonce of another board's column, or of one that was deleted", async () => {
    const other = await makeChannel(workspace, { type: "KANBAN" });
    const body = { name: "Once", nonce: randomUUID() };
    const made = await addColumn("Once", body);
    const again = (channelId: string) => refusal(ada, createColumnContract, { params: { channelId }, body });
    expect(await again(other.id)).toMatchObject({ status: 409 });
    await removeColumn(made.id);
    expect(await again(board.id)).toMatchObject({ status: 409 });
    // A task of the same nonce is none of it.
    const task = { title: "Once", nonce: body.nonce };
    expect(await addCard("Once", task)).toMatchObject({ title: "Once" });
  });

  it("say nothing where nothing changes", async () => {
    const events = await announcedBy(async () => {
      await moveColumn(doing.id, todo.id);
      await moveColumn(todo.id, null);
      await moveColumn(todo.id, todo.id);
      await changeColumn(todo.id, {});
    });
    expect(events).toEqual([]);
  });

  it("are one order for all who move them at once", async () => {
    const others = await Promise.all(Array.from({ length: 12 }, (_, at) => addColumn(`C${at}`)));
    await Promise.all(others.map(({ id }) => moveColumn(id, todo.id)));
    const list = await columns();
    expect(new Set(list.map(({ position }) => position)).size).toBe(15);
    expect([list[0]?.name, list.at(-2)?.name, list.at(-1)?.name]).toEqual(["To do", "Doing", "Done"]);
  });

  it("come by the page", async () => {
    const params = { channelId: board.id };
    const first = await send(ada, listColumnsContract, { params, query: { limit: "2" } });
    const query = { limit: "2", cursor: first.nextCursor! };
    const second = await send(ada, listColumnsContract, { params, query });
    expect([...first.items, ...second.items]).toEqual([todo, doing, done]);
    expect(second.nextCursor).toBeNull();
    for (const cursor of [randomUUID(), "nonsense"]) {
      expect(await refusal(ada, listColumnsContract, { params, query: { cursor } })).toMatchObject({
        status: 422,
      });
    }
  });

  it("are limited, and at least one", async () => {
    const params = { channelId: board.id };
    const extra = Array.from({ length: MAX_COLUMNS - 3 }, (_, at) => ({
      ...{ channelId: board.id, name: `C${at}`, position: `b${String(at).padStart(2, "0")}` },
    }));
    await db().boardColumn.createMany({
      data: extra.map((column) => ({ ...column, position: `${column.position}V` })),
    });
    expect(await refusal(ada, createColumnContract, { params, body: { name: "More" } })).toMatchObject({
      status: 409,
    });
    await db().boardColumn.deleteMany({ where: { channelId: board.id, NOT: { id: todo.id } } });
    expect(await refusal(ada, deleteColumnContract, { params: { columnId: todo.id } })).toMatchObject({
      status: 409,
      message: expect.stringContaining("at least one column"),
    });
  });

  it("are changed by editors, and read by all who see the board", async () => {
    const viewer = await makeMember(workspace);
    await db().channelMember.create({ data: { channelId: board.id, userId: viewer.id, role: "COMMENTER" } });
    const params = { columnId: doing.id };
    expect((await send(viewer, listColumnsContract, { params: { channelId: board.id } })).items).toHaveLength(
      3,
    );
    for (const refused of [
      refusal(viewer, updateColumnContract, { params, body: { name: "Mine" } }),
      refusal(viewer, moveColumnContract, { params, body: { afterId: null } }),
      refusal(viewer, deleteColumnContract, { params }),
      refusal(viewer, createColumnContract, { params: { channelId: board.id }, body: { name: "Mine" } }),
    ]) {
      expect(await refused).toMatchObject({ status: 403 });
    }
  });

  it("are changed and moved only where they still are", async () => {
    await removeColumn(doing.id);
    const params = { columnId: doing.id };
    for (const refused of [
      refusal(ada, updateColumnContract, { params, body: { name: "Mine" } }),
      refusal(ada, moveColumnContract, { params, body: { afterId: null } }),
      refusal(ada, deleteColumnContract, { params }),
    ]) {
      expect(await refused).toMatchObject({ status: 404 });
    }
  });
});

describe("deleting a column", () => {
  it("asks where its cards go, and puts them there in their order", async () => {
    await addCards(todo.id, "A");
    const card = await addCards(doing.id, "B", "C", "D");
    const params = { columnId: doing.id };
    expect(await refusal(ada, deleteColumnContract, { params })).toMatchObject({
      status: 409,
      details: { cards: 3 },
    });
    const elsewhere = await makeChannel(workspace, { type: "KANBAN" });
    const [foreign] = await columns(elsewhere.id);
    for (const moveTo of [foreign!.id, randomUUID()]) {
      expect(await refusal(ada, deleteColumnContract, { params, query: { moveTo } })).toMatchObject({
        status: 409,
      });
    }
    expect(await refusal(ada, deleteColumnContract, { params, query: { moveTo: doing.id } })).toMatchObject({
      ...{ status: 422, message: "moveTo: is the column that is deleted. Choose another one." },
    });
    expect(await shown()).toBe("A | B C D | ");
    const events = await announcedBy(() => removeColumn(doing.id, todo.id));
    expect(events.map(({ event }) => event)).toEqual(["tasks.changed", "columns.changed"]);
    expect(await shown()).toBe("A B C D | ");
    expect(await get(card("D"))).toMatchObject({ columnId: todo.id, completedAt: null });
  });

  it("completes what goes to a done column, and reopens nothing", async () => {
    const card = await addCards(doing.id, "A", "B");
    const weekly = { due: { on: "2127-03-03" }, repeat: { rule: "FREQ=WEEKLY" } };
    await addCard("Weekly", { columnId: doing.id, ...weekly });
    await removeColumn(doing.id, done.id);
    expect(await shown()).toBe("Weekly | A B Weekly");
    expect((await get(card("A"))).completedAt).not.toBeNull();
    await removeColumn(done.id, todo.id);
    expect(await shown()).toBe("Weekly A B Weekly");
    expect((await get(card("A"))).completedAt).not.toBeNull();
  });

  it("tells browsers to read again where there are many", async () => {
    const data = Array.from({ length: 250 }, (_, at) => ({
      ...{
        channelId: board.id,
        columnId: doing.id,
        title: `${at}`,
        position: `b${String(at).padStart(2, "0")}V`,
      },
    }));
    await db().task.createMany({ data });
    const events = await announcedBy(() => removeColumn(doing.id, done.id));
    expect(events.map(({ event }) => event)).toEqual(["tasks.repositioned", "columns.changed"]);
    expect(
      (await allCards()).filter(({ columnId, completedAt }) => columnId === done.id && completedAt),
    ).toHaveLength(250);
  });

  it("loses no card that is moved, made or completed at that moment", async () => {
    const data = Array.from({ length: 30 }, (_, at) => ({
      ...{
        channelId: board.id,
        columnId: todo.id,
        title: `${at}`,
        position: `b${String(at).padStart(2, "0")}V`,
      },
    }));
    const cards = await db().task.createManyAndReturn({ data });
    const acts = cards.map(({ id }, at) => {
      if (at % 3 === 0) return move(id, { columnId: doing.id, afterId: null });
      return at % 3 === 1 ? complete(id) : addCard(`new ${at}`, { columnId: doing.id });
    });
    const results = await Promise.allSettled([
      ...acts.slice(0, 15),
      removeColumn(doing.id, done.id),
      ...acts.slice(15),
    ]);
    expect(results[15]?.status).toBe("fulfilled");
    const all = await allCards();
    const present = new Set([todo.id, done.id]);
    expect(all.filter(({ columnId }) => !present.has(columnId ?? ""))).toEqual([]);
    expect(all.filter(({ title }) => !title.startsWith("new"))).toHaveLength(30);
    for (const { columnId, completedAt } of all) expect(completedAt !== null).toBe(columnId === done.id);
  });
});
