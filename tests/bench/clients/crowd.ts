// A thousand people with a page open each, of whom some do what people do, whenever they like.
import { randomUUID } from "node:crypto";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { reconnectDelay } from "@/lib/realtime/reconnect-delay";
import { serveCommands } from "../client-process";
import type { CrowdPerson } from "../crowd-team";
import { type Answer, openRawSocket, type RawSocket } from "../raw-socket";
import { percentile } from "../statistics";

type Place = { realtimeUrl: string; appUrl: string; webUrl: string };
type Person = CrowdPerson & {
  socket: RawSocket | null;
  viewing: string;
  /** The last event that carried a position. */
  lastEvent: string;
  failures: number;
};
type Sent = { at: number; expected: number; received: number; isAcknowledged: boolean };

/** As the probe's resolution adds it to every delay. */
const PROBE_MS = 10;
const SETTLE_MS = 20_000;
const EMOJI = ["👍", "🎉", "❤️", "😄", "🚀"];
const WORDS = ["numbers", "message", "something", "interest", "week"];

let place: Place;
const people: Person[] = [];
const members = new Map<number, number>();
const sent = new Map<string, Sent>();
/** A message of each channel that can be answered or reacted to. */
const known = new Map<string, string>();
let receiveTimes: number[] = [];

function receive(person: Person, text: string) {
  if (text.endsWith('"]')) person.lastEvent = text;
  if (!text.startsWith('["message.created"')) {
    // The socket is known to its person a moment later.
    if (text.startsWith('["server.resynchronized"')) setImmediate(() => void catchUp(person));
    return;
  }
  const at = text.indexOf('"nonce":"') + 9;
  const message = sent.get(text.slice(at, at + 36));
  if (!message) return;
  message.received += 1;
  receiveTimes.push(performance.now() - message.at);
}

async function open(person: Person): Promise<void> {
  const position: unknown = person.lastEvent ? JSON.parse(person.lastEvent).at(-1) : undefined;
  person.socket = await openRawSocket({
    url: place.realtimeUrl,
    auth: { token: person.realtimeToken, position },
    onEvent: (text) => receive(person, text),
    onClose: () => {
      person.socket = null;
      if (returning) retry(person);
    },
  });
  person.failures = 0;
  person.socket.emit("viewing.set", { streams: [{ channelId: person.viewing }] });
  void person.socket.request("presence.list", {});
}

async function connect(input: { people: CrowdPerson[]; place: Place }) {
  place = input.place;
  for (const one of input.people) {
    members.set(one.team, (members.get(one.team) ?? 0) + 1);
    people.push({ ...one, socket: null, viewing: one.channelIds[0]!, lastEvent: "", failures: 0 });
  }
  for (let from = 0; from < people.length; from += 10)
    await Promise.all(people.slice(from, from + 10).map(open));
}

// --- what people do -------------------------------------------------------------------------------------------------

type Outcome = "done" | "refused" | "failed" | "unanswered";
type Result = { outcome: Outcome; ms: number; code: string };
const results = new Map<string, Result[]>();

async function timed(what: string, asking: Promise<Answer | null> | undefined): Promise<Answer | null> {
  const since = performance.now();
  const answer = (await asking) ?? null;
  const code = answer?.error?.code ?? "";
  const outcome = !answer ? "unanswered" : !code ? "done" : code === "overloaded" ? "refused" : "failed";
  const list = results.get(what) ?? [];
  results.set(what, list);
  list.push({ outcome, ms: performance.now() - since, code });
  return answer;
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

async function send(person: Person) {
  const channelId = person.viewing;
  const kind = Math.random();
  const body = "Shall we look at the **numbers** of last week together? They are in the sheet.";
  const threadId = kind < 0.1 ? known.get(channelId) : undefined;
  const mention = `[@Person](mention:person/${pick(person.colleagueIds)}) ${body}`;
  const message = { nonce: randomUUID(), body: kind > 0.95 ? mention : body, threadId };
  const record: Sent = {
    at: performance.now(),
    expected: members.get(person.team)!,
    received: 0,
    isAcknowledged: false,
  };
  sent.set(message.nonce, record);
  const id = "POST /api/channels/{channelId}/messages";
  const answer = await timed(
    "send",
    person.socket?.call(id, { params: { channelId }, query: {}, body: message }),
  );
  record.isAcknowledged = answer?.data !== undefined;
  if (record.isAcknowledged && !threadId) known.set(channelId, (answer!.data as { id: string }).id);
}

async function type(person: Person) {
  const channelId = person.viewing;
  person.socket?.emit("typing.start", { channelId });
  const body = { body: "What I am about to say", basedOn: null };
  await timed(
    "other",
    person.socket?.call("PUT /api/channels/{channelId}/draft", { params: { channelId }, body }),
  );
  await wait(3_000);
  person.socket?.emit("typing.start", { channelId });
}

async function read(person: Person) {
  const channelId = pick(person.channelIds);
  person.viewing = channelId;
  person.socket?.emit("viewing.set", { streams: [{ channelId }] });
  const input = { params: { channelId }, query: { limit: 50 } };
  const answer = await timed("read", person.socket?.call("GET /api/channels/{channelId}/messages", input));
  const last = (answer?.data as { items: { id: string; seq: number }[] } | undefined)?.items.at(-1);
  if (!last) return;
  known.set(channelId, known.get(channelId) ?? last.id);
  const mark = { params: { channelId }, body: { seq: last.seq } };
  await timed("other", person.socket?.call("PUT /api/channels/{channelId}/read", mark));
}

async function react(person: Person) {
  const messageId = known.get(person.viewing);
  if (!messageId) return;
  const input = { params: { messageId, emoji: pick(EMOJI) }, body: {} };
  await timed("other", person.socket?.call("PUT /api/messages/{messageId}/reactions/{emoji}", input));
}

async function openPage(person: Person) {
  const url = `${place.webUrl}/w/${person.slug}/c/${person.viewing}`;
  const headers = { cookie: `next-auth.session-token=${person.cookie}` };
  const asking = fetch(url, { headers, signal: AbortSignal.timeout(30_000) }).then(
    async (response): Promise<Answer> => {
      await response.arrayBuffer();
      return response.ok ? { data: null } : { error: { code: `http ${response.status}`, message: "" } };
    },
    () => null,
  );
  await timed("page", asking);
}

/** How often each active person does it in a minute. */
const HABITS: readonly { perMinute: number; act: (person: Person) => Promise<unknown> }[] = [
  { perMinute: 1, act: send },
  { perMinute: 3, act: type },
  { perMinute: 4, act: read },
  { perMinute: 1, act: react },
  {
    perMinute: 0.3,
    act: ({ socket }) => timed("other", socket?.call("GET /api/search", { query: { q: pick(WORDS) } })),
  },
  { perMinute: 0.2, act: ({ socket }) => timed("other", socket?.call("GET /api/inbox", { query: {} })) },
  { perMinute: 0.1, act: openPage },
];
const PER_MINUTE = HABITS.reduce((sum, { perMinute }) => sum + perMinute, 0);

function habit() {
  let at = Math.random() * PER_MINUTE;
  for (const one of HABITS) {
    at -= one.perMinute;
    if (at < 0) return one;
  }
  return HABITS[0]!;
}

/** All at their own pace (a Poisson process), whether or not what they did before has been answered. */
async function load(input: { factor: number; active: number; seconds: number }) {
  results.clear();
  sent.clear();
  receiveTimes = [];
  const loop = monitorEventLoopDelay({ resolution: PROBE_MS });
  loop.enable();
  const used = performance.eventLoopUtilization();
  const pause = 60_000 / (input.active * input.factor * PER_MINUTE);
  const running = new Set<Promise<unknown>>();
  let due = performance.now();
  const end = due + input.seconds * 1000;
  for (;;) {
    due -= Math.log(1 - Math.random()) * pause;
    if (due > end) break;
    for (let early = due - performance.now(); early > 0.5; early = due - performance.now()) await wait(early);
    const doing = habit().act(people[Math.floor(Math.random() * input.active)]!);
    running.add(doing);
    void doing.finally(() => running.delete(doing));
  }
  const { utilization } = performance.eventLoopUtilization(used);
  loop.disable();
  const deadline = performance.now() + SETTLE_MS;
  const isSettled = () =>
    running.size === 0 && [...sent.values()].every((it) => !it.isAcknowledged || it.received >= it.expected);
  while (!isSettled() && performance.now() < deadline) await wait(50);
  return { ...summary(), loop: { p99: loop.percentile(99) / 1e6 - PROBE_MS, utilization } };
}

function summary() {
  const all = [...results.values()].flat();
  const times = (what: string) =>
    (results.get(what) ?? []).flatMap(({ outcome, ms }) => (outcome === "done" ? [ms] : []));
  const of = (outcome: Outcome) => all.filter((it) => it.outcome === outcome);
  const p = (values: number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });
  const acknowledged = [...sent].filter(([, { isAcknowledged }]) => isAcknowledged);
  const counts: Record<string, number> = {};
  for (const { outcome, code } of all) {
    const name = outcome === "failed" ? code : outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return {
    send: p(times("send")),
    receive: p(receiveTimes),
    read: p(times("read")),
    page: p(times("page")),
    asked: all.length,
    counts,
    refused: of("refused").length,
    slowestRefusal: Math.max(0, ...of("refused").map(({ ms }) => ms)),
    wrong: of("failed").length + of("unanswered").length,
    sent: sent.size,
    nonces: acknowledged.map(([nonce]) => nonce),
    deliveries: acknowledged.reduce((sum, [, { expected }]) => sum + expected, 0),
    amiss: acknowledged.reduce((sum, [, it]) => sum + Math.abs(it.expected - it.received), 0),
  };
}

// --- a restart ------------------------------------------------------------------------------------------------------

/** Set while people come back after a kill. */
let returning: { since: number; connected: number[]; back: number[] } | null = null;

function retry(person: Person) {
  setTimeout(
    () =>
      open(person).then(
        () => returning?.connected.push(performance.now() - returning.since),
        () => retry(person),
      ),
    reconnectDelay(person.failures++),
  );
}

/** What the browser reads again after a restart, of which the node can't know what was missed. */
async function catchUp(person: Person): Promise<void> {
  const { socket, workspaceId, viewing: channelId } = person;
  const calls = [
    { id: "GET /api/workspaces", query: { limit: 100 } },
    { id: "GET /api/workspaces/{workspaceId}/channels", params: { workspaceId } },
    { id: "GET /api/conversations", query: { place: "LISTED", limit: 30 } },
    { id: "GET /api/inbox/unread" },
    { id: "GET /api/people/statuses" },
    { id: "GET /api/people/me/settings" },
    { id: "GET /api/drafts" },
    { id: "GET /api/channels/{channelId}/messages", params: { channelId }, query: { after: 50, limit: 100 } },
  ];
  const answer = await socket?.request("endpoint.callAll", { calls });
  const isDone = Array.isArray(answer?.data) && answer.data.every((one: Answer) => "data" in one);
  if (isDone) returning?.back.push(performance.now() - returning.since);
  else if (person.socket === socket) setTimeout(() => void catchUp(person), 1_000 * (0.5 + Math.random()));
}

/** Kills the node and waits until everybody is connected again and has caught up. The caller starts it again. */
async function comeBack({ pid, seconds }: { pid: number; seconds: number }) {
  returning = { since: performance.now(), connected: [], back: [] };
  process.kill(pid, "SIGKILL");
  const deadline = performance.now() + seconds * 1000;
  while (returning.back.length < people.length && performance.now() < deadline) await wait(20);
  const { connected, back } = returning;
  returning = null;
  return { connected, back };
}

async function disconnect(_: Record<never, never>) {
  for (const { socket } of people) socket?.close();
}

const commands = { connect, load, comeBack, disconnect };
export type CrowdClients = typeof commands;
serveCommands(commands);
