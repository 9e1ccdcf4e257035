// A hundred people with a socket each. They count what they receive, and how long after it was sent.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { serveCommands } from "../client-process";
import { latency } from "../statistics";

type Received = { seq: number; nonce: string };
type Ack = (answer: { data?: unknown; error?: unknown }) => void;
type Sender = (socket: Socket, message: { nonce: string; body: string }, ack: Ack) => void;
type Person = { socket: Socket; seqs: number[] };
type Room = { people: Person[]; send: Sender };

const rooms = new Map<string, Room>();
const sentAt = new Map<string, number>();
let received: number[] = [];
const body = "Shall we look at the **numbers** of last week together? They are in the sheet.";

function receive(person: Person, { seq, nonce }: Received) {
  const since = sentAt.get(nonce);
  if (since === undefined) return;
  received.push(performance.now() - since);
  person.seqs.push(seq);
}

async function connect(input: { room: string; url: string; tokens: string[]; channelId: string | null }) {
  const people = await Promise.all(
    input.tokens.map(async (token) => {
      const socket = io(input.url, { transports: ["websocket"], auth: { token }, forceNew: true });
      const person: Person = { socket, seqs: [] };
      socket.on("message.created", (message: Received) => receive(person, message));
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      return person;
    }),
  );
  const { channelId } = input;
  const id = "POST /api/channels/{channelId}/messages";
  const toProduct: Sender = (socket, message, ack) =>
    socket.emit("endpoint.call", { id, params: { channelId }, query: {}, body: message }, ack);
  const toBaseline: Sender = (socket, message, ack) => socket.emit("message.create", message, ack);
  rooms.set(input.room, { people, send: channelId ? toProduct : toBaseline });
}

/** One round in one room: people send in turn. Returns latencies, and what was missed or came twice. */
async function round(input: { room: string; perSecond: number; seconds: number }) {
  const { people, send } = rooms.get(input.room)!;
  const messages = input.perSecond * input.seconds;
  sentAt.clear();
  received = [];
  for (const person of people) person.seqs = [];

  const acknowledged: number[] = [];
  const refusals: unknown[] = [];
  const started = performance.now();
  for (let n = 0; n < messages; n += 1) {
    await wait(Math.max(0, started + (n * 1000) / input.perSecond - performance.now()));
    const nonce = randomUUID();
    const since = performance.now();
    sentAt.set(nonce, since);
    send(people[n % people.length]!.socket, { nonce, body }, ({ error }) => {
      if (error) refusals.push(error);
      else acknowledged.push(performance.now() - since);
    });
  }
  const expected = messages * people.length;
  const deadline = performance.now() + 5_000;
  while ((received.length < expected || acknowledged.length < messages) && performance.now() < deadline)
    await wait(20);
  if (refusals.length > 0) throw new Error(`A message was refused: ${JSON.stringify(refusals[0])}`);

  const seqs = people.map((person) => person.seqs);
  const distinct = seqs.map((list) => new Set(list));
  const all = new Set(seqs.flat());
  return {
    receive: latency(received),
    acknowledge: latency(acknowledged),
    missed: distinct.reduce((sum, set) => sum + messages - set.size, 0),
    doubled: seqs.reduce((sum, list, n) => sum + list.length - distinct[n]!.size, 0),
    isGapless: all.size === messages && Math.max(...all) - Math.min(...all) === messages - 1,
  };
}

async function disconnect(input: { room: string }) {
  for (const { socket } of rooms.get(input.room)?.people ?? []) socket.disconnect();
  rooms.delete(input.room);
}

const commands = { connect, round, disconnect };
export type ChatClients = typeof commands;
serveCommands(commands);
