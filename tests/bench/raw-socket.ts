// Socket.IO's protocol by hand: a thousand of its own clients in one process would be slower than the server.
import WebSocket from "ws";

export type Answer = { data?: unknown; error?: { code: string; message: string } };

export type RawSocket = {
  /** An endpoint over the socket. Resolves with null where the answer doesn't come in time, or the socket closes. */
  call: (id: string, input: Record<string, unknown>) => Promise<Answer | null>;
  request: (event: string, input: unknown) => Promise<Answer | null>;
  emit: (event: string, input: unknown) => void;
  close: () => void;
};

type Options = {
  url: string;
  auth: Record<string, unknown>;
  /** The text of each event, as `["name",data,position]`. */
  onEvent: (text: string) => void;
  /** It was open, and closes. */
  onClose: () => void;
};

const ANSWER_MS = 30_000;
const CONNECT_MS = 8_000;

/** Resolves when the node has let the socket in. */
export function openRawSocket({ url, auth, onEvent, onClose }: Options): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const target = `${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
    const ws = new WebSocket(target, { perMessageDeflate: false, handshakeTimeout: CONNECT_MS });
    const waiting = new Map<string, (answer: Answer | null) => void>();
    let last = 0;
    let isOpen = false;

    const request = (event: string, input: unknown) =>
      new Promise<Answer | null>((answer) => {
        if (ws.readyState !== WebSocket.OPEN) return answer(null);
        last += 1;
        const id = String(last);
        const timer = setTimeout(() => waiting.get(id)?.(null), ANSWER_MS);
        waiting.set(id, (given) => {
          clearTimeout(timer);
          waiting.delete(id);
          answer(given);
        });
        ws.send(`42${id}${JSON.stringify([event, input])}`);
      });
    const socket: RawSocket = {
      request,
      call: (id, input) => request("endpoint.call", { id, ...input }),
      emit: (event, input) => {
        if (ws.readyState === WebSocket.OPEN) ws.send(`42${JSON.stringify([event, input])}`);
      },
      close: () => ws.terminate(),
    };

    const receive: Record<string, (text: string) => void> = {
      "0": () => ws.send(`40${JSON.stringify(auth)}`),
      "2": () => ws.send("3"),
      "42": (text) => onEvent(text.slice(2)),
      "43": (text) => {
        const from = text.indexOf("[");
        waiting.get(text.slice(2, from))?.(JSON.parse(text.slice(from))[0]);
      },
      "40": () => {
        isOpen = true;
        resolve(socket);
      },
      "44": (text) => reject(new Error(text)),
    };
    ws.on("message", (data: Buffer) => {
      const text = data.toString("latin1", 0, 2);
      const known = receive[text.startsWith("4") ? text : text.charAt(0)];
      known?.(data.toString());
    });
    ws.on("error", reject);
    ws.on("close", () => {
      for (const answer of [...waiting.values()]) answer(null);
      if (isOpen) onClose();
      else reject(new Error("closed before it was open"));
    });
  });
}
