// People who send until each message is acknowledged, whatever happens to the server, and readers who listen.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { serveCommands } from "../client-process";
import type { BenchPerson } from "../people";

type Place = { realtimeUrl: string; webUrl: string; origin: string; channelId: string };
type Answer = { data?: { seq: number }; error?: { code: string } };

/** Longer than a message takes, shorter than a restart: what isn't acknowledged by then is sent again. */
const PATIENCE_MS = 3_000;
const endpoint = "POST /api/channels/{channelId}/messages";

const connect = ({ realtimeUrl }: Place, token: string) =>
  io(realtimeUrl, { transports: ["websocket"], auth: { token }, forceNew: true, reconnectionDelayMax: 500 });

function sendOverSocket(socket: Socket, { channelId }: Place, message: object): Promise<Answer> {
  return socket
    .timeout(PATIENCE_MS)
    .emitWithAck("endpoint.call", { id: endpoint, params: { channelId }, query: {}, body: message });
}

async function sendOverHttp(person: BenchPerson, place: Place, message: object): Promise<Answer> {
  const response = await fetch(`${place.webUrl}/api/channels/${place.channelId}/messages`, {
    method: "POST",
    headers: {
      cookie: `next-auth.session-token=${person.cookie}`,
      origin: place.origin,
      "content-type": "application/json",
    },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = await response.json();
  return response.ok ? { data: answer } : answer;
}

/** Listens to the channel; the numbers in the order in which they came. */
function listen(place: Place, token: string) {
  const seqs: number[] = [];
  const socket = connect(place, token);
  socket.on("message.created", ({ seq }: { seq: number }) => seqs.push(seq));
  return { seqs, close: () => socket.disconnect() };
}

/** Sends `messages` in all; each person has one under way, over the socket while it stands, else over HTTP. */
async function run({ people, messages, place }: { people: BenchPerson[]; messages: number; place: Place }) {
  const readers = people.slice(0, 2).map((person) => listen(place, person.realtimeToken));
  const acknowledged: { nonce: string; seq: number }[] = [];
  let started = 0;
  let resent = 0;
  const sendAll = async (person: BenchPerson) => {
    const socket = connect(place, person.realtimeToken);
    while (started < messages) {
      started += 1;
      const message = { nonce: randomUUID(), body: `Message ${started}` };
      for (let seq: number | undefined; seq === undefined; ) {
        try {
          const sending = socket.connected
            ? sendOverSocket(socket, place, message)
            : sendOverHttp(person, place, message);
          seq = (await sending).data?.seq;
          if (seq !== undefined) acknowledged.push({ nonce: message.nonce, seq });
        } catch {
          // No answer: it may have been taken or not, which only sending it again tells.
        }
        if (seq === undefined) {
          resent += 1;
          await wait(50);
        }
      }
    }
    socket.disconnect();
  };
  await Promise.all(people.map(sendAll));
  for (const reader of readers) reader.close();
  const backwards = readers.map(({ seqs }) => seqs.filter((seq, n) => n > 0 && seq <= seqs[n - 1]!).length);
  return { acknowledged, resent, backwards: backwards.reduce((a, b) => a + b, 0) };
}

const commands = { run };
export type ResendingClients = typeof commands;
serveCommands(commands);
