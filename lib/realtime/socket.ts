import type { ErrorBody } from "@/lib/http/errors";
import type { ClientToServer, ServerToClient } from "./socket-requests";

type Answer<E extends keyof ClientToServer> = Parameters<NonNullable<Parameters<ClientToServer[E]>[1]>>[0];
type Handler = (...values: unknown[]) => void;

/** Why a connection couldn't be made; `data` where the server refused it. */
export type ConnectError = { message: string; data?: ErrorBody };

type Options = {
  onConnect: () => void;
  onConnectError: (error: ConnectError) => void;
  onDisconnect: () => void;
  /** Each event, before its handlers. */
  onEvent: (values: readonly unknown[]) => void;
};

const CONNECT_TIMEOUT_MS = 8_000;

/** The first character of a frame of Engine.IO 4; a message's second one is the packet type of Socket.IO 5. */
const OPEN = "0";
const CLOSE = "1";
const PING = "2";
const PONG = "3";
const MESSAGE = "4";
const CONNECT = "0";
const DISCONNECT = "1";
const EVENT = "2";
const ACK = "3";
const CONNECT_ERROR = "4";

/**
 * A client of Socket.IO that does what the browser needs and no more: one namespace, text, over WebSocket. The package's
 * own client carries polling, binary packets and reconnecting, none of which is used here, and is ten times as large.
 */
export function createSocket(url: string, { onConnect, onConnectError, onDisconnect, onEvent }: Options) {
  const handlers = new Map<string, Set<Handler>>();
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let webSocket: WebSocket | null = null;
  let isConnected = false;
  let lastAck = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The server pings; silence for longer than this means that the connection is gone. */
  let silenceMs = 0;

  function receive(data: unknown, auth: object) {
    if (typeof data !== "string") return;
    const rest = data.slice(1);
    if (isConnected) expectMore();
    if (data[0] === OPEN) {
      const { pingInterval, pingTimeout } = JSON.parse(rest);
      silenceMs = pingInterval + pingTimeout;
      webSocket?.send(MESSAGE + CONNECT + JSON.stringify(auth));
    } else if (data[0] === PING) webSocket?.send(PONG);
    else if (data[0] === CLOSE) close("The server closed the connection");
    else if (data[0] === MESSAGE) receivePacket(rest);
  }

  function receivePacket(packet: string) {
    const [, type, ack, body] = /^(\d)(\d*)(.*)$/s.exec(packet) ?? [];
    const value = body ? JSON.parse(body) : undefined;
    if (type === CONNECT) {
      isConnected = true;
      expectMore();
      onConnect();
    } else if (type === DISCONNECT) close("The server ended the connection");
    else if (type === CONNECT_ERROR) close(value.message, value.data);
    else if (type === EVENT) {
      onEvent(value);
      const [event, ...values] = value;
      for (const handler of [...(handlers.get(event) ?? [])]) handler(...values);
    } else if (type === ACK) {
      waiting.get(Number(ack))?.resolve(value[0]);
    }
  }

  function expectMore() {
    clearTimeout(timer);
    timer = setTimeout(close, silenceMs, "The server is silent");
  }

  function close(message: string, data?: ErrorBody) {
    const closed = webSocket;
    if (!closed) return;
    const wasConnected = isConnected;
    webSocket = null;
    isConnected = false;
    clearTimeout(timer);
    closed.close();
    for (const { reject } of [...waiting.values()]) reject(new Error(message));
    if (wasConnected) onDisconnect();
    else onConnectError({ message, ...(data && { data }) });
  }

  function send(event: string, data: unknown, ack: number | "" = "") {
    webSocket?.send(`${MESSAGE}${EVENT}${ack}${JSON.stringify([event, data])}`);
  }

  return {
    isConnected: () => isConnected,
    /** Does nothing while it is connecting or connected. */
    connect(auth: object) {
      if (webSocket) return;
      const opened = new WebSocket(
        `${url.replace(/^http/, "ws").replace(/\/+$/, "")}/socket.io/?EIO=4&transport=websocket`,
      );
      webSocket = opened;
      timer = setTimeout(close, CONNECT_TIMEOUT_MS, "The server doesn’t answer");
      opened.onmessage = ({ data }) => {
        if (webSocket === opened) receive(data, auth);
      };
      opened.onclose = () => {
        if (webSocket === opened) close("The connection broke");
      };
    },
    disconnect() {
      if (isConnected) webSocket?.send(MESSAGE + DISCONNECT);
      close("Disconnected");
    },
    on<E extends keyof ServerToClient>(event: E, handler: ServerToClient[E]) {
      const known = handlers.get(event) ?? new Set();
      handlers.set(event, known.add(handler as Handler));
    },
    off<E extends keyof ServerToClient>(event: E, handler: ServerToClient[E]) {
      handlers.get(event)?.delete(handler as Handler);
    },
    /** Nothing happens where there is no connection. */
    emit<E extends keyof ClientToServer>(event: E, data: Parameters<ClientToServer[E]>[0]) {
      if (isConnected) send(event, data);
    },
    /** @throws where no answer comes in time, or the connection ends before */
    request<E extends keyof ClientToServer>(
      event: E,
      data: Parameters<ClientToServer[E]>[0],
      timeoutMs: number,
    ): Promise<Answer<E>> {
      const ack = lastAck++;
      const { promise, resolve, reject } = Promise.withResolvers<Answer<E>>();
      const timeout = setTimeout(
        () => reject(new Error(`${event} took longer than ${timeoutMs} ms`)),
        timeoutMs,
      );
      waiting.set(ack, { resolve: (answer) => resolve(answer as Answer<E>), reject });
      if (isConnected) send(event, data, ack);
      else reject(new Error("There is no connection"));
      return promise.finally(() => {
        clearTimeout(timeout);
        waiting.delete(ack);
      });
    },
  };
}

export type RealtimeSocket = ReturnType<typeof createSocket>;
