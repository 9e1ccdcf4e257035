import { randomUUID } from "node:crypto";
import { describeError } from "@/lib/http/describe-error";
import { AppError, notFound } from "@/lib/http/errors";
import { loopDelay } from "@/lib/http/overload";
import { takeToken } from "@/lib/http/rate-limit";
import { channelRoom, viewingRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { SocketRequests } from "@/lib/realtime/socket-requests";
import type { Calls } from "./calls";
import { callEndpoint, readTogether } from "./endpoint-calls";
import type { AppSocket } from "./io";
import { setViewing } from "./membership";
import type { Presence } from "./presence";
import { settingsOf } from "./presence-settings";

/** Typing is passed on at most this often per socket and channel; what comes faster is dropped. */
const TYPING_MS = 1_000;
/** Nobody misses who is typing on a node that is late by as much. */
const MAX_TYPING_DELAY_MS = 30;
/** More events a second than this aren't a person's, nor a send queue's that catches up. */
const MAX_EVENTS_PER_SECOND = 300;
/** Nor are so many signals a browser's that connects to everyone in a call. */
const MAX_SIGNALS_PER_SECOND = 1_500;

export type SocketRequestContext = {
  presence: Presence;
  calls: Calls;
  /** @throws AppError unauthenticated when the session behind the socket has ended */
  assertSession: (socket: AppSocket) => Promise<void>;
};

type Handler = (
  socket: AppSocket,
  input: unknown,
  requestId: string,
  at: SocketRequestContext,
) => Promise<unknown>;

const handlers: Record<keyof typeof SocketRequests, Handler> = {
  "endpoint.call": async (socket, input, requestId) =>
    callEndpoint(socket, parse("endpoint.call", input), requestId),
  "endpoint.callAll": async (socket, input, requestId) =>
    readTogether(socket, parse("endpoint.callAll", input).calls, requestId),
  "viewing.set": async (socket, input) => {
    const { streams } = parse("viewing.set", input);
    // Each of them is looked up.
    if (streams.some((it) => "aiSessionId" in it))
      await takeToken("chat", socket.data.actor.userId, socket.data.ip);
    await setViewing(socket, streams);
    return null;
  },
  "typing.start": async (socket, input) => {
    const { channelId, threadId = null } = parse("typing.start", input);
    if (!socket.rooms.has(channelRoom(channelId))) throw notFound("channel");
    // In this order: what is dropped while the node is busy doesn't count, so that the next one goes out.
    if (loopDelay() > MAX_TYPING_DELAY_MS || isTooSoon(socket, channelId)) return null;
    const { userId, name } = socket.data.actor;
    const { isInvisible, apart } = settingsOf(socket);
    // People who appear offline aren't seen typing either.
    if (isInvisible) return null;
    const event = { channelId, threadId, userId, name };
    socket.to(viewingRoom(channelId, threadId)).except(apart).volatile.emit("typing.started", event);
    return null;
  },
  "presence.list": async (socket, input, _requestId, { presence }) => {
    const { workspaceId } = parse("presence.list", input);
    await takeToken("chat", socket.data.actor.userId, socket.data.ip);
    if (workspaceId && !socket.rooms.has(workspaceRoom(workspaceId))) throw notFound("workspace");
    return { people: await presence.list(socket, workspaceId) };
  },
  "call.attach": async (socket, input, _requestId, { calls }) => {
    await takeToken("chat", socket.data.actor.userId, socket.data.ip);
    await calls.attach(socket, parse("call.attach", input));
    return null;
  },
  "call.signal": async (socket, input, _requestId, { calls }) => {
    calls.signal(socket, parse("call.signal", input));
    return null;
  },
  "call.speak": async (socket, input, _requestId, { calls }) => {
    calls.speak(socket, parse("call.speak", input));
    return null;
  },
  "call.react": async (socket, input, _requestId, { calls }) => {
    calls.react(socket, parse("call.react", input));
    return null;
  },
  "presence.report": async (socket, input, _requestId, { presence }) => {
    await presence.report(socket, parse("presence.report", input).isIdle);
    return null;
  },
};

/** What a key may ask of the socket: what has a scope. */
const OF_KEYS: ReadonlySet<string> = new Set(["endpoint.call", "endpoint.callAll"]);

/** Answers what a socket asks. Whatever it sends gets the result or the error of the table, and never more than that. */
export function answerSocketRequests(socket: AppSocket, context: SocketRequestContext): void {
  const isFlood = floodgate(MAX_EVENTS_PER_SECOND);
  const isFloodOfSignals = floodgate(MAX_SIGNALS_PER_SECOND);
  socket.use(async ([event, ...args], _next) => {
    if (event === "call.signal" ? isFloodOfSignals(1) : isFlood(costOf(args[0])))
      return void socket.disconnect(true);
    // Nothing is passed on: an unknown event is answered like a known one.
    const ack = typeof args.at(-1) === "function" ? args.at(-1) : undefined;
    const requestId = randomUUID();
    const name = Object.hasOwn(handlers, event) ? (event as keyof typeof SocketRequests) : null;
    try {
      await context.assertSession(socket);
      if (!name) throw new AppError("not_found", "There is no such event.");
      if (socket.data.actor.grant && !OF_KEYS.has(name))
        throw new AppError("forbidden", "A key can’t do this. It calls endpoints and hears events.");
      // Apart from the answer, which not every caller waits for.
      const data = await handlers[name](socket, args[0], requestId, context);
      ack?.({ data });
    } catch (error) {
      // Described in any case: that is what logs it.
      const body = describeError(error, `socket ${name ?? "unknown event"}`, requestId);
      ack?.(body);
    }
  });
}

function parse<N extends keyof typeof SocketRequests>(name: N, input: unknown) {
  const result = SocketRequests[name].safeParse(input);
  if (result.success) return result.data as ReturnType<(typeof SocketRequests)[N]["parse"]>;
  const fields = result.error.issues.slice(0, 20).map((issue) => ({
    field: issue.path.join(".") || "event",
    message: issue.message,
  }));
  throw new AppError("invalid_input", `${fields[0]?.field}: ${fields[0]?.message}`, { in: "event", fields });
}

/** Several calls in one event count as so many events. */
function costOf(input: unknown): number {
  const { calls } = (input ?? {}) as { calls?: unknown };
  return Array.isArray(calls) ? Math.max(1, calls.length) : 1;
}

function floodgate(perSecond: number): (cost: number) => boolean {
  let second = 0;
  let count = 0;
  return (cost) => {
    const now = Math.floor(Date.now() / 1000);
    count = now === second ? count + cost : cost;
    second = now;
    return count > perSecond;
  };
}

const lastTyped = new WeakMap<AppSocket, Map<string, number>>();

function isTooSoon(socket: AppSocket, channelId: string): boolean {
  const times = lastTyped.get(socket) ?? new Map<string, number>();
  lastTyped.set(socket, times);
  const now = Date.now();
  if (now - (times.get(channelId) ?? 0) < TYPING_MS) return true;
  times.set(channelId, now);
  return false;
}
