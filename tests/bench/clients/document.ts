// People in documents, with the provider that browsers use, and programs with y-websocket. Edits are identified by Yjs' own numbers (client, clock).
import { setTimeout as wait } from "node:timers/promises";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import * as sync from "y-protocols/sync";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { writeHandshake } from "@/lib/documents/handshake";
import { DOCUMENT_KINDS } from "@/lib/documents/kinds";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { serveCommands } from "../client-process";
import { latency } from "../statistics";

type Edit = { clock: number; at: number };
type Person = {
  doc: Y.Doc;
  leave: () => void;
  text: Y.XmlText;
  /** Edits that haven't been acknowledged yet, in order. */
  unacknowledged: Edit[];
  acknowledgedClock: number;
  onAcknowledged?: () => void;
};

const groups = new Map<string, Person[]>();

type Measurement = {
  sentAt: Map<number, Map<number, number>>;
  acknowledged: number[];
  seen: number[];
};
const measurements = new Map<string, Measurement>();

const handshakeOf = (token: string, { clientID }: Y.Doc) =>
  writeHandshake({
    token,
    clientId: clientID,
    schemaVersion: DOCUMENT_KINDS["rich-text"].schemaVersion,
  });

type Where = {
  group: string;
  url: string;
  name: string;
  /** Whether each opening has an address of its own on its socket, as in our browsers; stock providers don't. */
  hasOwnAddress?: boolean;
  /** By y-websocket; an edit is acknowledged when it comes back. */
  isProgram?: boolean;
};

const newPerson = (doc: Y.Doc, leave: () => void): Person => ({
  ...{ doc, leave, text: new Y.XmlText(), unacknowledged: [], acknowledgedClock: 0 },
});

async function joinAsProgram({ group, url, name }: Where, token: string): Promise<Person> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(url, name, doc, {
    ...{ params: { token }, WebSocketPolyfill: WebSocket as never, disableBc: true },
  });
  const person = newPerson(doc, () => provider.destroy());
  const [handleSync] = provider.messageHandlers;
  provider.messageHandlers[0] = (encoder, decoder, ...rest) => {
    const frame = decoding.createDecoder(decoder.arr);
    frame.pos = decoder.pos;
    handleSync!(encoder, decoder, ...rest);
    if (person.unacknowledged.length === 0 || decoding.readVarUint(frame) !== sync.messageYjsUpdate) return;
    const clock = Y.parseUpdateMeta(decoding.readVarUint8Array(frame)).to.get(doc.clientID) ?? 0;
    while (person.unacknowledged[0] && person.unacknowledged[0].clock <= clock) acknowledge(group, person);
  };
  await new Promise<void>((resolve) => {
    provider.on("sync", () => resolve());
  });
  return begin(group, person);
}

function begin(group: string, person: Person): Person {
  const { doc, text } = person;
  doc.on("afterTransaction", (transaction) => see(group, doc, transaction));
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  edit(group, person, () => doc.getXmlFragment(DOCUMENT_FIELD).push([paragraph]));
  return person;
}

async function join({ group, url, name, hasOwnAddress }: Where, token: string): Promise<Person> {
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    token: handshakeOf(token, doc),
    document: doc,
    sessionAwareness: hasOwnAddress === true,
  });
  const person = newPerson(doc, () => {
    provider.destroy();
    socket.destroy();
  });
  const synced = new Promise<void>((resolve, reject) => {
    provider.on("synced", () => resolve());
    provider.on("authenticationFailed", ({ reason }: { reason: string }) => reject(new Error(reason)));
  });
  provider.attach();
  await synced;

  let unsynced = provider.unsyncedChanges;
  provider.on("unsyncedChanges", ({ number }: { number: number }) => {
    if (number < unsynced) acknowledge(group, person);
    unsynced = number;
  });
  return begin(group, person);
}

function edit(group: string, person: Person, change: () => void) {
  const at = performance.now();
  const { clientID } = person.doc;
  const one: Edit = { clock: 0, at };
  person.unacknowledged.push(one);
  person.doc.transact(change);
  one.clock = Y.getState(person.doc.store, clientID);
  measurements.get(group)?.sentAt.get(clientID)?.set(one.clock, at);
}

function acknowledge(group: string, person: Person) {
  const one = person.unacknowledged.shift();
  if (!one) return;
  person.acknowledgedClock = one.clock;
  person.onAcknowledged?.();
  if (measurements.get(group)?.sentAt.get(person.doc.clientID)?.has(one.clock))
    measurements.get(group)?.acknowledged.push(performance.now() - one.at);
}

function see(group: string, doc: Y.Doc, { afterState, beforeState }: Y.Transaction) {
  const current = measurements.get(group);
  if (!current) return;
  const now = performance.now();
  for (const [clientId, after] of afterState) {
    const before = beforeState.get(clientId) ?? 0;
    if (after === before || clientId === doc.clientID) continue;
    const sent = current.sentAt.get(clientId);
    if (!sent) continue;
    for (let clock = before + 1; clock <= after; clock += 1) {
      const at = sent.get(clock);
      if (at !== undefined) current.seen.push(now - at);
    }
  }
}

async function open({ tokens, ...where }: Where & { tokens: string[] }) {
  const people = await Promise.all(
    tokens.map((token) => (where.isProgram ? joinAsProgram : join)(where, token)),
  );
  groups.set(where.group, people);
  await settled(people);
}

async function settled(people: Person[]): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (people.some((person) => person.unacknowledged.length > 0)) {
    if (performance.now() > deadline) throw new Error("Edits were not acknowledged within 10 seconds");
    await wait(10);
  }
}

/**
 * Everyone types a letter at a time, whenever they like: the pauses between the edits of all are those of independent
 * people (a Poisson process), not of a metronome that never lets two meet.
 */
async function typeIn(input: { group: string; perSecond: number; seconds: number }) {
  const people = groups.get(input.group)!;
  const current: Measurement = {
    sentAt: new Map(people.map((person) => [person.doc.clientID, new Map()])),
    acknowledged: [],
    seen: [],
  };
  measurements.set(input.group, current);
  const edits = Math.round(people.length * input.perSecond * input.seconds);
  const meanPause = 1000 / (people.length * input.perSecond);
  let due = performance.now();
  for (let n = 0; n < edits; n += 1) {
    due -= Math.log(1 - Math.random()) * meanPause;
    for (let early = due - performance.now(); early > 0.5; early = due - performance.now()) await wait(early);
    const person = people[Math.floor(Math.random() * people.length)]!;
    edit(input.group, person, () => person.text.insert(person.text.length, "x"));
  }
  const expected = edits * (people.length - 1);
  const deadline = performance.now() + 10_000;
  const isDone = () => current.acknowledged.length >= edits && current.seen.length >= expected;
  while (!isDone() && performance.now() < deadline) await wait(20);
  measurements.delete(input.group);
  return { ...current, edits, expected };
}

async function type(input: { group: string; perSecond: number; seconds: number }) {
  return typeInAll({ ...input, groups: [input.group] });
}

/** Into several documents at once; the times of all edits together. */
async function typeInAll(input: { groups: string[]; perSecond: number; seconds: number }) {
  const all = await Promise.all(input.groups.map((group) => typeIn({ ...input, group })));
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    acknowledge: latency(all.flatMap(({ acknowledged }) => acknowledged)),
    see: latency(all.flatMap(({ seen }) => seen)),
    made: sum(({ edits }) => edits),
    unacknowledged: sum(({ edits, acknowledged }) => edits - acknowledged.length),
    unseen: sum(({ expected, seen }) => expected - seen.length),
  };
}

/**
 * Types without a pause. The moment the last acknowledgement awaited is there, kills the node, from here, so that
 * nothing comes in between, and is gone for good: nothing of theirs can come back and heal a loss. Says up to where
 * each writer's edits were acknowledged.
 */
async function typeUntilKill(input: { group: string; acknowledgements: number; pid: number }) {
  const people = groups.get(input.group)!;
  let left = input.acknowledgements;
  const typing = new AbortController();
  const kill = () => {
    left -= 1;
    if (left !== 0) return;
    process.kill(input.pid, "SIGKILL");
    typing.abort();
    for (const person of people) person.leave();
  };
  for (const person of people) person.onAcknowledged = kill;
  while (!typing.signal.aborted) {
    for (const person of people) edit(input.group, person, () => person.text.insert(person.text.length, "x"));
    await wait(2);
  }
  groups.delete(input.group);
  return people.map((person) => ({ clientId: person.doc.clientID, clock: person.acknowledgedClock }));
}

/** Opens a document as a reader. Milliseconds until it is synchronized, and how far each writer's edits are in it. */
async function read(input: { url: string; name: string; token: string; field?: string }) {
  const doc = new Y.Doc();
  const since = performance.now();
  const socket = new HocuspocusProviderWebsocket({ url: input.url, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: input.name,
    token: handshakeOf(input.token, doc),
    document: doc,
  });
  await new Promise<void>((resolve, reject) => {
    provider.on("synced", () => resolve());
    provider.on("authenticationFailed", ({ reason }: { reason: string }) => reject(new Error(reason)));
    provider.attach();
  });
  const ms = performance.now() - since;
  const clocks = Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)));
  const { length } = doc.getXmlFragment(DOCUMENT_FIELD).toString();
  provider.destroy();
  socket.destroy();
  return { ms, clocks, length };
}

async function close(input: { group: string }) {
  for (const person of groups.get(input.group) ?? []) person.leave();
  groups.delete(input.group);
}

const commands = { open, type, typeInAll, typeUntilKill, read, close };
export type DocumentClients = typeof commands;
serveCommands(commands);
