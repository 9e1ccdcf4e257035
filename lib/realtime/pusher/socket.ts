import Pusher, { type Channel } from "pusher-js";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import type { createSocket, RealtimeSocket } from "../socket";
import { enterRoomsContract, getEventContract } from "./contract";
import { ROOMS_MOVED } from "./names";

type Address = { key: string; cluster: string; url: string | null };
type Options = Parameters<typeof createSocket>[1];
type Handler = (...values: unknown[]) => void;
type Entered = Awaited<ReturnType<typeof enter>>;
type Body = { id?: string; data?: unknown };

const CONNECT_TIMEOUT_MS = 8_000;
/** Everybody asks for the new names of a room at once otherwise. */
const MOVE_WITHIN_MS = 1_000;
/** An event that goes to several of our rooms comes as often. */
const REMEMBERED = 500;

const enter = (socketId: string) => call(enterRoomsContract, { body: { socketId } });

/**
 * What `createSocket` gives, with Pusher in place of the realtime node: events come in, nothing goes out. What was
 * published before its channels were entered isn't known, so each connection has everything read again.
 */
export function createPusherSocket(
  { key, cluster, url }: Address,
  { onConnect, onConnectError, onDisconnect, onEvent }: Options,
): RealtimeSocket {
  const handlers = new Map<string, Set<Handler>>();
  const recent = new Set<string>();
  let pusher: Pusher | null = null;
  let entered: Entered | null = null;
  let isConnected = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let moving: ReturnType<typeof setTimeout> | undefined;
  /** Events whose content is asked for keep their place. */
  let queue = Promise.resolve();

  function deliver(event: string, data: unknown) {
    onEvent([event, data]);
    for (const handler of [...(handlers.get(event) ?? [])]) handler(data);
  }

  function receive(event: string, body: Body) {
    if (!body?.id || event.startsWith("pusher")) return;
    if (event === ROOMS_MOVED) return moveSoon();
    // One control can announce several events.
    const known = `${body.id} ${event}`;
    if (recent.has(known)) return;
    recent.add(known);
    for (const oldest of recent) if (recent.size > REMEMBERED) recent.delete(oldest);
    queue = queue.then(async () => {
      if (body.data !== undefined) deliver(event, body.data);
      else {
        const whole = await call(getEventContract, { params: { eventId: body.id! } }).catch(() => null);
        if (whole) deliver(event, whole.data);
      }
      if (event === "access.changed") moveSoon();
    });
  }

  function moveSoon() {
    clearTimeout(moving);
    moving = setTimeout(() => void join(true), MOVE_WITHIN_MS * Math.random());
  }

  /** Enters the channels of all that may be heard now, and leaves the others. */
  async function join(isAgain: boolean) {
    const mine = pusher;
    const isCurrent = () => mine !== null && pusher === mine;
    try {
      if (!mine) return;
      entered = await enter(mine.connection.socket_id);
      if (!isCurrent()) return;
      const wanted = new Set(entered.channels.map(({ name }) => name));
      for (const { name } of mine.allChannels()) if (!wanted.has(name)) mine.unsubscribe(name);
      const known = new Set(mine.allChannels().map(({ name }) => name));
      const added = [...wanted].filter((name) => !known.has(name));
      await Promise.all(added.map((name) => subscribed(mine.subscribe(name))));
      if (!isCurrent()) return;
      if (!isAgain) begin(mine);
      if (!isAgain || added.length > 0) deliver("server.resynchronized", {});
    } catch (error) {
      const isRefused = error instanceof AppError;
      if (isCurrent())
        close(
          "Pusher refused",
          isRefused ? { error: { code: error.code, message: error.message, requestId: "" } } : undefined,
        );
    }
  }

  function begin(mine: Pusher) {
    clearTimeout(timer);
    isConnected = true;
    mine.signin();
    onConnect();
  }

  function close(message: string, data?: Parameters<typeof onConnectError>[0]["data"]) {
    const closed = pusher;
    if (!closed) return;
    const wasConnected = isConnected;
    pusher = null;
    isConnected = false;
    clearTimeout(timer);
    clearTimeout(moving);
    closed.unbind_all();
    closed.connection.unbind_all();
    closed.disconnect();
    if (wasConnected) onDisconnect();
    else onConnectError({ message, ...(data && { data }) });
  }

  return {
    isConnected: () => isConnected,
    connect() {
      if (pusher) return;
      const made = new Pusher(key, {
        cluster,
        ...(url && addressOf(url)),
        enabledTransports: ["ws", "wss"],
        channelAuthorization: {
          transport: "ajax",
          endpoint: "",
          customHandler: ({ channelName }, answer) => {
            const auth = entered?.channels.find(({ name }) => name === channelName)?.auth;
            if (auth) answer(null, { auth });
            else answer(new Error("This channel isn’t ours any more"), null);
          },
        },
        userAuthentication: {
          transport: "ajax",
          endpoint: "",
          customHandler: (_, answer) => {
            if (entered) answer(null, entered.user);
            else answer(new Error("No channel was entered"), null);
          },
        },
      });
      pusher = made;
      timer = setTimeout(close, CONNECT_TIMEOUT_MS, "Pusher doesn’t answer");
      made.bind_global(receive);
      made.connection.bind("state_change", ({ current }: { current: string }) => {
        if (pusher !== made) return;
        if (current === "connected") void join(false);
        // The caller connects again, with longer and longer pauses.
        else if (current !== "connecting") close("The connection broke");
        else if (isConnected) close("The connection broke");
      });
    },
    disconnect: () => close("Disconnected"),
    on(event, handler) {
      handlers.set(event, (handlers.get(event) ?? new Set()).add(handler as Handler));
    },
    off(event, handler) {
      handlers.get(event)?.delete(handler as Handler);
    },
    emit() {},
    request: () => Promise.reject(new Error("There is no realtime host")),
  };
}

const subscribed = (channel: Channel) =>
  new Promise<void>((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", () => resolve());
    channel.bind("pusher:subscription_error", () => reject(new Error("A channel was refused")));
  });

function addressOf(url: string) {
  const { hostname, port, protocol } = new URL(url);
  const forceTLS = protocol === "https:";
  const at = port ? Number(port) : undefined;
  return { wsHost: hostname, forceTLS, ...(at && (forceTLS ? { wssPort: at } : { wsPort: at })) };
}
