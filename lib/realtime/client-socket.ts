import { call, setTransport } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { trackPosition } from "./client-position";
import { createRealtimeTokenContract } from "./contract";
import type { StartOfPage } from "./page-start";
import { reconnectDelay } from "./reconnect-delay";
import { createSocket, type RealtimeSocket } from "./socket";

export type ConnectionState = "connecting" | "online" | "offline" | "signedOut";

const ANSWER_TIMEOUT_MS = 5_000;
/** Everybody may be catching up at once, and repeated requests would only prolong that. */
const CATCH_UP_TIMEOUT_MS = 30_000;

type Options = {
  onState: (state: ConnectionState) => void;
  /** Binds event handlers; called once for each socket made. */
  onSocket: (socket: RealtimeSocket) => void;
  /** Connected, for the first time or again. What was missed comes as events. */
  onConnect: (socket: RealtimeSocket) => void;
  /** What was missed isn't known. Rejects where not all could be read again; then it is called again, as a retry. */
  catchUp: (isRetry: boolean) => Promise<void>;
};

/**
 * The tab's one connection to the realtime node. It begins with the token and the position that the page brought; while
 * it lasts the node renews both, so that a break takes no request over HTTP. Returns a function that ends it.
 */
export function openConnection(
  start: StartOfPage,
  { onState, onSocket, onConnect, catchUp }: Options,
): () => void {
  let socket: RealtimeSocket | null = null;
  let url = "";
  let token: string | null = start.token;
  const position = trackPosition(start.position);
  let isTokenFresh = false;
  let wasConnected = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAttempting = false;
  let isEnded = false;

  async function attempt() {
    if (isAttempting || isEnded || socket?.isConnected()) return;
    isAttempting = true;
    clearTimeout(timer);
    try {
      if (token === null) {
        const answer = await call(createRealtimeTokenContract);
        if (isEnded) return;
        token = answer.token;
        isTokenFresh = true;
        await connectionTo(answer);
      }
      const used = socket ?? (await connectionTo(start));
      if (!isEnded) used.connect({ token, position: position.current() });
    } catch (error) {
      if (error instanceof AppError && error.code === "unauthenticated") end("signedOut");
      else retryLater();
    } finally {
      isAttempting = false;
    }
  }

  async function connectionTo(given: Pick<StartOfPage, "url" | "port" | "pusher">): Promise<RealtimeSocket> {
    const target = given.url ?? `${location.protocol}//${location.hostname}:${given.port}`;
    if (socket && url === target) return socket;
    socket?.disconnect();
    url = target;
    const { pusher } = given;
    const { createPusherSocket } = pusher ? await import("./pusher/socket") : {};
    socket = makeSocket((options) =>
      pusher && createPusherSocket ? createPusherSocket(pusher, options) : createSocket(target, options),
    );
    if (!pusher) callOver(socket);
    return socket;
  }

  function makeSocket(create: (options: Parameters<typeof createSocket>[1]) => RealtimeSocket) {
    const made = create({
      onConnect: () => {
        failures = 0;
        onState("online");
        onConnect(made);
        wasConnected = true;
      },
      onConnectError: ({ data }) => {
        // Too old, or its session has ended: the web server knows which.
        const isRefused = data?.error.code === "unauthenticated";
        const isWorthTrying = isRefused && token !== null && !isTokenFresh;
        if (isRefused) token = null;
        if (isWorthTrying) void attempt();
        else retryLater();
      },
      onDisconnect: () => {
        if (!isEnded) retryLater();
      },
      onEvent: ([, , at]) => {
        if (typeof at === "string") position.reach(at);
      },
    });
    made.on("position.moved", (moved) => position.reach(moved.position));
    made.on("server.resynchronized", () => void position.catchUp(catchUp, made.isConnected));
    made.on("token.renewed", (renewed) => {
      token = renewed.token;
      isTokenFresh = false;
    });
    onSocket(made);
    return made;
  }

  function callOver(made: RealtimeSocket) {
    setTransport({
      isOpen: made.isConnected,
      call: (request) => made.request("endpoint.call", request, ANSWER_TIMEOUT_MS),
      callAll: async (calls) => {
        const answer = await made.request("endpoint.callAll", { calls }, CATCH_UP_TIMEOUT_MS);
        if ("data" in answer) return answer.data;
        return calls.map(() => answer);
      },
    });
  }

  function retryLater() {
    if (isEnded) return;
    onState(failures === 0 && wasConnected ? "connecting" : "offline");
    clearTimeout(timer);
    timer = setTimeout(attempt, reconnectDelay(failures));
    failures++;
  }

  function attemptNow() {
    if (document.visibilityState === "visible") void attempt();
  }

  /** The network went: the socket itself would notice only half a minute later. */
  function dropNow() {
    socket?.disconnect();
  }

  function end(state: ConnectionState) {
    isEnded = true;
    clearTimeout(timer);
    window.removeEventListener("online", attemptNow);
    window.removeEventListener("offline", dropNow);
    document.removeEventListener("visibilitychange", attemptNow);
    setTransport(null);
    socket?.disconnect();
    onState(state);
  }

  window.addEventListener("online", attemptNow);
  window.addEventListener("offline", dropNow);
  document.addEventListener("visibilitychange", attemptNow);
  void attempt();
  return () => end("offline");
}
