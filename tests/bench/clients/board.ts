// People who look at one board. They move cards in turn, and count how long after it everybody has seen that.
import { setTimeout as wait } from "node:timers/promises";
import { serveCommands } from "../client-process";
import { openRawSocket, type RawSocket } from "../raw-socket";
import { latency } from "../statistics";

type Room = { sockets: RawSocket[]; channelId: string | null };
type Seen = { tasks: { id: string; revision: number; position: string }[] };

const rooms = new Map<string, Room>();
/** What waits for a card to be seen at a revision above this one. */
const waiting = new Map<string, { since: number; seen: number }>();
let times: number[] = [];
/** The order that each person has followed by the events, by card. */
let positions: Map<string, { revision: number; position: string }>[] = [];

/** Which cards each person has heard of. */
let heard: Set<string>[] = [];

function onEvent(person: number, text: string) {
  // A browser reads the board again, and has what is stored.
  if (text.startsWith('["tasks.repositioned"')) return positions[person]?.clear();
  if (!text.startsWith('["tasks.changed"')) return;
  const [, { tasks }] = JSON.parse(text) as [string, Seen];
  for (const { id, revision, position } of tasks) {
    heard[person]?.add(id);
    const known = positions[person]?.get(id);
    if (!known || known.revision < revision) positions[person]?.set(id, { revision, position });
    const one = waiting.get(id);
    if (!one) continue;
    times.push(performance.now() - one.since);
    one.seen += 1;
  }
}

async function connect(input: {
  room: string;
  url: string;
  tokens: string[];
  /** Null for the limit, which is given its cards. */
  channelId: string | null;
  cardIds: string[];
}) {
  const sockets = await Promise.all(
    input.tokens.map((token, person) =>
      openRawSocket({
        ...{ url: input.url, auth: { token }, onClose() {} },
        onEvent: (text) => onEvent(person, text),
      }),
    ),
  );
  if (input.channelId === null) await sockets[0]?.request("cards.fill", { ids: input.cardIds });
  rooms.set(input.room, { sockets, channelId: input.channelId });
}

const MOVE = "PUT /api/tasks/{taskId}/position";

function move({ sockets, channelId }: Room, person: number, taskId: string, afterId: string | null) {
  const socket = sockets[person % sockets.length]!;
  if (channelId === null) return socket.request("card.move", { taskId, afterId });
  return socket.call(MOVE, { params: { taskId }, query: {}, body: { afterId } });
}

/** One round: each of these cards in turn, behind another one. */
async function round(input: { room: string; moves: [string, string][]; perSecond: number }) {
  const room = rooms.get(input.room)!;
  times = [];
  waiting.clear();
  positions = room.sockets.map(() => new Map());
  const started = performance.now();
  const answers = [];
  for (const [n, [taskId, afterId]] of input.moves.entries()) {
    await wait(Math.max(0, started + (n * 1000) / input.perSecond - performance.now()));
    waiting.set(taskId, { since: performance.now(), seen: 0 });
    answers.push(move(room, n, taskId, afterId));
  }
  const refused = (await Promise.all(answers)).find((answer) => answer?.data === undefined);
  if (refused !== undefined) throw new Error(`A move was refused: ${JSON.stringify(refused)}`);
  const expected = input.moves.length * room.sockets.length;
  const deadline = performance.now() + 5_000;
  while (times.length < expected && performance.now() < deadline) await wait(10);
  return { ...latency(times), missed: expected - times.length };
}

/** All of these cards into one gap at once; gives the positions that each person has by the events. */
async function gap(input: { room: string; taskIds: string[]; afterId: string }) {
  const room = rooms.get(input.room)!;
  waiting.clear();
  positions = room.sockets.map(() => new Map());
  heard = room.sockets.map(() => new Set());
  const ids = new Set(input.taskIds);
  const moveOne = async (taskId: string, n: number) => {
    for (;;) {
      const answer = await move(room, n, taskId, input.afterId);
      if (answer?.data) return;
      // As a browser: where the server is too busy, again.
      if (answer?.error?.code !== "unavailable") throw new Error(JSON.stringify(answer));
    }
  };
  await Promise.all(input.taskIds.map(moveOne));
  const isWhole = () => heard.every((known) => [...ids].every((id) => known.has(id)));
  const deadline = performance.now() + 10_000;
  while (!isWhole() && performance.now() < deadline) await wait(20);
  return positions.map((held) => Object.fromEntries([...held].map(([id, { position }]) => [id, position])));
}

async function disconnect({ room }: { room: string }) {
  for (const socket of rooms.get(room)?.sockets ?? []) socket.close();
  rooms.delete(room);
}

const commands = { connect, round, gap, disconnect };
export type BoardClients = typeof commands;
serveCommands(commands);
