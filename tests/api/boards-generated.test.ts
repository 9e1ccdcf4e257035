import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import { changeColumns } from "@/lib/boards/cache-events";
import { deleteColumnContract } from "@/lib/boards/contract";
import { columnsQuery } from "@/lib/boards/queries";
import type { ServerEvent } from "@/lib/realtime/events";
import { changeCaches } from "@/lib/tasks/cache-events";
import {
  archiveTaskContract,
  completeTaskContract,
  deleteTaskContract,
  moveTaskContract,
  moveTasksContract,
  reopenTaskContract,
  restoreTaskContract,
  unarchiveTaskContract,
} from "@/lib/tasks/contract";
import { cardsQuery } from "@/lib/tasks/queries";
import { ada, ben } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { requestRaw } from "@/tests/setup/request";
import {
  addCards,
  addColumn,
  allCards,
  board,
  columns,
  doing,
  done,
  makeBoard,
  shown,
  todo,
} from "./boards-helpers";

// What two people do to a board at the same moment, made up from a seed: no card is lost or doubled, the order is one,
// and whoever follows the events sees what the server has.

beforeEach(makeBoard);

/** Numbers from 0 to below 1, the same for each seed (mulberry32). */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NAMES = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
const ROUNDS = 12;
const AT_ONCE = 5;

it.each([1, 2, 3])("loses no card, whatever two people do at once (seed %i)", async (seed) => {
  const random = randomFrom(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const idOf = await addCards(todo.id, ...NAMES);
  const ids = NAMES.map(idOf);
  const columnIds = [todo.id, doing.id, done.id, (await addColumn("Later")).id];
  const client = new QueryClient();
  client.setQueryData(cardsQuery(board.id).queryKey, await allCards());
  client.setQueryData(columnsQuery(board.id).queryKey, await columns());

  const acts: (() => Promise<Response>)[] = [];
  const act = (
    ...[contract, input]: [Parameters<typeof requestRaw>[1], Parameters<typeof requestRaw>[2]]
  ) => {
    const who = among([ada, ben]);
    acts.push(() => requestRaw(who, contract, input));
  };
  const one = () => ({ params: { taskId: among(ids) } });
  const place = () => ({
    columnId: among(columnIds),
    afterId: among([null, ...ids]),
    ...among([{}, {}, { isDone: true }, { isDone: false }]),
  });
  const kinds = [
    () => act(moveTaskContract, { ...one(), body: place() }),
    () => act(moveTaskContract, { ...one(), body: place() }),
    () => {
      const taskIds = NAMES.filter(() => random() < 0.3).map(idOf);
      const to = place();
      const afterId = to.afterId && taskIds.includes(to.afterId) ? null : to.afterId;
      if (taskIds.length > 0)
        act(moveTasksContract, { params: { channelId: board.id }, body: { taskIds, ...to, afterId } });
    },
    () => act(completeTaskContract, one()),
    () => act(reopenTaskContract, one()),
    () => act(archiveTaskContract, one()),
    () => act(unarchiveTaskContract, one()),
    () => act(deleteTaskContract, one()),
    () => act(restoreTaskContract, one()),
    () => {
      const [columnId, moveTo] = [among(columnIds), among(columnIds)];
      if (random() < 0.3) act(deleteColumnContract, { params: { columnId }, query: { moveTo } });
    },
  ];

  for (let round = 0; round < ROUNDS; round++) {
    acts.length = 0;
    while (acts.length < AT_ONCE) among(kinds)();
    const events = await announcedBy(async () => {
      const answers = await Promise.all(acts.map((send) => send()));
      // Refused with a reason, or done: nothing breaks off.
      for (const answer of answers)
        expect([200, 204, 404, 409, 422, 503], await answer.clone().text()).toContain(answer.status);
    });
    for (const { event, data } of events) {
      if (event === "tasks.changed") await changeCaches(client, data as ServerEvent<"tasks.changed">);
      if (event === "columns.changed") changeColumns(client, data as ServerEvent<"columns.changed">);
    }
    const now = await columns();
    const cards = await allCards();
    expect(client.getQueryData(columnsQuery(board.id).queryKey)).toEqual(now);
    expect(client.getQueryData(cardsQuery(board.id).queryKey)).toEqual(cards);
    expect(now.length).toBeGreaterThan(0);
    const places = cards.map(({ columnId, position }) => `${columnId} ${position}`);
    expect(new Set(places).size).toBe(cards.length);
    for (const { columnId } of cards) expect(now.map(({ id }) => id)).toContain(columnId);
  }
  // What is neither archived nor deleted is on the board; the others come back one after the other.
  for (const taskId of ids) {
    await requestRaw(ada, restoreTaskContract, { params: { taskId } });
    await requestRaw(ada, unarchiveTaskContract, { params: { taskId } });
  }
  const all = (await allCards()).map(({ title }) => title);
  expect(all.toSorted()).toEqual(NAMES);
  expect((await shown()).replaceAll(/[ |]/g, "").length).toBe(NAMES.length);
});
