// A hundred people with a socket each. They count what they receive, and how long after it was sent.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { serveCommands } from "../client-process";
import { latency } from "../statistics";

type Received = { id: string; seq: number; nonce: string };
type Ack = (answer: { data?: Received; error?: unknown }) => void;
type Outgoing = { nonce: string; body: string; threadId?: string };
type Sender = (socket: Socket, message: Outgoing, ack: Ack) => void;
type Person = { socket: Socket; nonces: string[] };
type Room = { people: Person[]; userIds: string[]; send: Sender };
/** What is sent: text alone; or also every tenth in a thread, and every twentieth with someone's mention in it. */
export type Mix = "plain" | "mixed";

const rooms = new Map<string, Room>();
const sentAt = new Map<string, number>();
let received: number[] = [];
/** Of those, answers in threads and messages with a mention. */
let receivedRich: number[] = [];
const rich = new Set<string>();
const body = "Shall we look at the **numbers** of last week together? They are in the sheet.";

function receive(person: Person, { nonce }: Received) {
  const since = sentAt.get(nonce);
  if (since === undefined) return;
  received.push(performance.now() - since);
  if (rich.has(nonce)) receivedRich.push(performance.now() - since);
  person.nonces.push(nonce);
}

async function connect(input: {
  room: string;
  url: string;
  tokens: string[];
  userIds: string[];
  channelId: string | null;
}) {
  const people = await Promise.all(
    input.tokens.map(async (token) => {
      const socket = io(input.url, { transports: ["websocket"], auth: { token }, forceNew: true });
      const person: Person = { socket, nonces: [] };
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
  rooms.set(input.room, { people, userIds: input.userIds, send: channelId ? toProduct : toBaseline });
}

/** One round in one room: people send in turn. Returns latencies, and what was missed or came twice. */
async function round(input: { room: string; mix: Mix; perSecond: number; seconds: number }) {
  const { people, userIds, send } = rooms.get(input.room)!;
  const messages = input.perSecond * input.seconds;
  sentAt.clear();
  rich.clear();
  received = [];
  receivedRich = [];
  for (const person of people) person.nonces = [];
  /** By stream: each has its own numbers. */
  const seqs = { channel: [] as number[], thread: [] as number[] };
  let root: string | undefined;

  const acknowledged: number[] = [];
  const refusals: unknown[] = [];
  const started = performance.now();
  for (let n = 0; n < messages; n += 1) {
    await wait(Math.max(0, started + (n * 1000) / input.perSecond - performance.now()));
    const nonce = randomUUID();
    const since = performance.now();
    sentAt.set(nonce, since);
    const message: Outgoing = { nonce, body };
    if (input.mix === "mixed" && n % 10 === 5) message.threadId = root;
    if (input.mix === "mixed" && n % 20 === 10)
      message.body = `[@Person](mention:user/${userIds[(n * 7) % userIds.length]}) ${body}`;
    if (message.threadId || message.body !== body) rich.add(nonce);
    send(people[n % people.length]!.socket, message, ({ data, error }) => {
      if (error || !data) return refusals.push(error);
      acknowledged.push(performance.now() - since);
      root ??= data.id;
      seqs[message.threadId ? "thread" : "channel"].push(data.seq);
    });
  }
  const expected = messages * people.length;
  const deadline = performance.now() + 5_000;
  while ((received.length < expected || acknowledged.length < messages) && performance.now() < deadline)
    await wait(20);
  if (refusals.length > 0) throw new Error(`A message was refused: ${JSON.stringify(refusals[0])}`);

  const distinct = people.map(({ nonces }) => new Set(nonces));
  return {
    receive: latency(received),
    receiveRich: latency(receivedRich),
    acknowledge: latency(acknowledged),
    missed: distinct.reduce((sum, set) => sum + messages - set.size, 0),
    doubled: people.reduce((sum, { nonces }, n) => sum + nonces.length - distinct[n]!.size, 0),
    isGapless: isGapless(seqs.channel) && isGapless(seqs.thread),
  };
}

const isGapless = (seqs: number[]) =>
  new Set(seqs).size === seqs.length && Math.max(...seqs) - Math.min(...seqs) <= seqs.length - 1;

async function disconnect(input: { room: string }) {
  for (const { socket } of rooms.get(input.room)?.people ?? []) socket.disconnect();
  rooms.delete(input.room);
}

const commands = { connect, round, disconnect };
export type ChatClients = typeof commands;
serveCommands(commands);
