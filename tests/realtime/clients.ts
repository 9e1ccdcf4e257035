// The tests publish events of any domain.
import "@/lib/composition/events";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { io, type Socket } from "socket.io-client";
import { vi } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { signToken } from "@/lib/auth/tokens";
import { writeHandshake } from "@/lib/documents/handshake";
import { DOCUMENT_KINDS } from "@/lib/documents/kinds";
import { CODE_FIELD, documentName } from "@/lib/documents/names";
import type { Contract, Input, Output } from "@/lib/http/contract";
import { contractId } from "@/lib/http/contract-id";
import type { ErrorBody } from "@/lib/http/errors";
import type { ClientToServer, ServerToClient } from "@/lib/realtime/socket-requests";
import { makeActor, makeUser } from "../factories";
import type { RealtimeNode } from "./node";

export type TestSocket = Socket<ServerToClient, ClientToServer> & {
  /** Every event it has got, in order. */
  received: { event: string; data: unknown }[];
  /** What it would connect with again: the positions that came with events or apart from them, and the tokens. */
  positions: string[];
  tokens: string[];
};

/** Waits until `expectation` holds: by default up to 5 seconds. */
export const eventually = (expectation: () => unknown, timeout = 5_000) =>
  vi.waitFor(expectation, { timeout, interval: 20 });

/** Types until the expectation holds: a node whose event loop is late drops typing. */
export const typeUntil = (
  socket: Pick<TestSocket, "emitWithAck">,
  stream: { channelId: string; threadId?: string },
  expectation: () => unknown,
) =>
  vi.waitFor(
    async () => {
      await socket.emitWithAck("typing.start", stream);
      expectation();
    },
    { timeout: 10_000, interval: 250 },
  );

const open = new Set<{ close: () => void }>();

/** Closes every socket and document that was opened; for `afterEach`. */
export function closeClients() {
  for (const one of open) one.close();
  open.clear();
}

export const tokenOf = (actor: Actor, audience: "realtime" | "access" = "realtime", seconds = 60) =>
  signToken(audience, actor.userId, actor.sessionId, seconds);

/** Somebody new, signed in. */
export const newActor = async (name = "Test Person") => makeActor(await makeUser({ name }));

/** A socket that isn't connected yet, and reconnects by itself like the browser's. */
export function socketTo(
  node: RealtimeNode,
  auth: object | (() => Promise<string>),
  headers = {},
): TestSocket {
  const ask = async (send: (data: object) => void) =>
    send(typeof auth === "function" ? { token: await auth() } : auth);
  const socket = io(node.url, {
    transports: ["websocket"],
    auth: (send) => void ask(send),
    forceNew: true,
    extraHeaders: headers,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  }) as TestSocket;
  socket.received = [];
  socket.positions = [];
  socket.tokens = [];
  socket.onAny((event, data, position) => {
    if (event === "token.renewed") socket.tokens.push(data.token);
    else if (event === "position.moved") socket.positions.push(data.position);
    else socket.received.push({ event, data });
    if (typeof position === "string") socket.positions.push(position);
  });
  open.add(socket);
  return socket;
}

export async function connectSocket(node: RealtimeNode, actor: Actor): Promise<TestSocket> {
  const socket = socketTo(node, () => tokenOf(actor));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}

export const eventsOf = (socket: TestSocket, event: string) =>
  socket.received.filter((one) => one.event === event).map(({ data }) => data as Record<string, unknown>);

/** What became of people's presence, one by one. */
export const presenceChanges = (socket: TestSocket) =>
  eventsOf(socket, "presence.changed").flatMap(
    ({ people }) => people as { userId: string; presence: string }[],
  );

/** Calls an endpoint over the socket, and gives what it answers or the error. */
export async function callOver<C extends Contract>(
  socket: TestSocket,
  contract: C,
  input: Partial<Input<C>>,
  timeout = 5_000,
): Promise<{ data: Output<C> } | ErrorBody> {
  const given = { id: contractId(contract), params: {}, query: {}, body: {}, ...input };
  return (await socket.timeout(timeout).emitWithAck("endpoint.call", given)) as never;
}

export type TestDocument = {
  provider: HocuspocusProvider;
  /** Of a code file. */
  text: Y.Text;
  isSaved: () => boolean;
  /** What its socket was closed with. */
  closes: { code: number; reason: string }[];
  /** Why the node ended this document alone. */
  ends: string[];
  refusals: string[];
  close: () => void;
};

/** The latest of any kind of document: the editor knows them all. */
const LATEST_SCHEMA = Math.max(...Object.values(DOCUMENT_KINDS).map(({ schemaVersion }) => schemaVersion));

/** Opens a document like the editor does; it may not be let in. */
export function documentOn(
  node: RealtimeNode,
  actor: Actor,
  documentId: string,
  given: {
    token?: () => Promise<string>;
    document?: Y.Doc;
    headers?: Record<string, string>;
    schemaVersion?: number;
    /** Another document whose socket this one shares. */
    beside?: TestDocument;
  } = {},
): TestDocument {
  const document = given.document ?? new Y.Doc();
  const closes: TestDocument["closes"] = [];
  const ends: string[] = [];
  const refusals: string[] = [];
  class Polyfill extends WebSocket {
    constructor(url: string) {
      super(url, { headers: given.headers });
      // Closing one that is still connecting is an error event in Node, and nothing in a browser.
      this.on("error", () => {});
    }
  }
  const shared = given.beside?.provider.configuration.websocketProvider;
  const websocketProvider =
    shared ??
    new HocuspocusProviderWebsocket({
      url: `${node.url.replace("http", "ws")}/collab`,
      WebSocketPolyfill: Polyfill,
      delay: 50,
      maxDelay: 200,
      minDelay: 20,
    });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: documentName(documentId),
    document,
    sessionAwareness: true,
    token: async () =>
      writeHandshake({
        token: await (given.token?.() ?? tokenOf(actor)),
        clientId: document.clientID,
        schemaVersion: given.schemaVersion ?? LATEST_SCHEMA,
      }),
  });
  websocketProvider.on("close", ({ event }: { event: { code: number; reason: string } }) => {
    closes.push({ code: event.code, reason: event.reason });
  });
  provider.on("close", ({ event }: { event: { code: number; reason: string } }) => {
    if (event.code === 1000) ends.push(event.reason);
  });
  provider.on("authenticationFailed", ({ reason }: { reason: string }) => refusals.push(reason));
  provider.attach();
  const opened = {
    provider,
    text: document.getText(CODE_FIELD),
    isSaved: () => provider.isSynced && !provider.hasUnsyncedChanges,
    closes,
    ends,
    refusals,
    close: () => {
      provider.destroy();
      if (!shared) websocketProvider.destroy();
    },
  };
  open.add(opened);
  return opened;
}

export async function openDocument(...args: Parameters<typeof documentOn>): Promise<TestDocument> {
  const opened = documentOn(...args);
  await eventually(() => {
    if (!opened.provider.isSynced) throw new Error(`not synced; refused: ${opened.refusals}`);
  }, 15_000);
  return opened;
}
