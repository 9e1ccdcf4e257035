import type { ErrorBody } from "@/lib/http/errors";

// A realtime node inside the page: what connects to its address gets a WebSocket that speaks Socket.IO's protocol. It is
// a set-up file, since Socket.IO takes hold of the browser's WebSocket when it is imported; tests that import it would
// get another copy, and so reach it by `window.realtimeNode`.

const NODE_URL = "http://realtime.test";

type EndpointCall = { id: string; params?: unknown; query?: unknown; body?: unknown };
type Answer = (call: EndpointCall) => Promise<{ data: unknown } | ErrorBody>;

/** The parts of WebSocket that Socket.IO uses. */
class NodeSocket {
  binaryType = "arraybuffer";
  onopen?: () => void;
  onclose?: (event: { code: number }) => void;
  onmessage?: (event: { data: string }) => void;

  constructor() {
    queueMicrotask(() => {
      if (isAway) return this.onclose?.({ code: 1006 });
      this.onopen?.();
      const pings = { pingInterval: 1e8, pingTimeout: 1e8, maxPayload: 1e6 };
      this.say(`0${JSON.stringify({ sid: "engine", upgrades: [], ...pings })}`);
    });
  }

  /** Never before the call that it answers has returned. */
  say(packet: string) {
    setTimeout(() => this.onmessage?.({ data: packet }));
  }

  send(packet: string) {
    if (packet.startsWith("40")) this.say(`40${JSON.stringify({ sid: "socket" })}`);
    const [, ack, json] = /^42(\d*)(\[.*)$/s.exec(packet) ?? [];
    if (!json) return;
    const [event, input] = JSON.parse(json);
    listeners.get(event)?.(input as never);
    if (ack) void this.acknowledge(ack, [event, input]);
  }

  private async acknowledge(ack: string, [event, input]: [string, EndpointCall]) {
    const result = event === "endpoint.call" ? await answer(input) : others[event];
    this.say(`43${ack}${JSON.stringify([result ?? { data: null }])}`);
  }

  close() {
    if (current === this) current = undefined;
    this.onclose?.({ code: 1000 });
  }
}

const others: Record<string, unknown> = { "presence.list": { data: { people: [] } } };
const listeners = new Map<string, (input: never) => void>();
let current: NodeSocket | undefined;
let isAway = false;
let answer: Answer;

const realtimeNode = {
  url: NODE_URL,
  /** What endpoints answer over the socket from now on. */
  answerBy(next: Answer) {
    answer = next;
  },
  /** Hears what the page sends besides; null ends it. */
  listen(event: string, listener: ((input: never) => void) | null) {
    if (listener) listeners.set(event, listener);
    else listeners.delete(event);
  },
  /** What the requests of an event other than those of endpoints are answered from now on. */
  answerEvent(event: string, result: { data: unknown } | ErrorBody) {
    others[event] = result;
  },
  isConnected: () => current !== undefined,
  /** Sends an event to the page, once it is connected. */
  send(name: string, data: unknown) {
    if (!current) throw new Error("The page isn't connected");
    current.say(`42${JSON.stringify([name, data])}`);
  },
  /** Ends the connection, and refuses others until it is there again. */
  setAway(away: boolean) {
    isAway = away;
    if (away) current?.close();
  },
};
declare global {
  interface Window {
    realtimeNode: typeof realtimeNode;
  }
}
window.realtimeNode = realtimeNode;

const { host } = new URL(NODE_URL);
globalThis.WebSocket = new Proxy(WebSocket, {
  construct(target, [url, protocols]: ConstructorParameters<typeof WebSocket>) {
    if (new URL(url).host !== host) return new target(url, protocols);
    current = new NodeSocket();
    return current;
  },
});
