/** What Janus says of the video room: an answer, or an event by itself. */
export type RoomEvent = {
  videoroom?: string;
  error?: string;
  error_code?: number;
  reason?: string;
  private_id?: number;
  publishers?: Feed[];
  streams?: SubscribedStream[];
  unpublished?: number | "ok";
  leaving?: number | "ok";
  kicked?: number;
};
export type Feed = { id: number; streams?: { mid: string; description?: string; disabled?: boolean }[] };
export type SubscribedStream = {
  mid: string;
  active?: boolean;
  feed_id?: number;
  feed_mid?: string;
};

type Message = {
  janus: string;
  transaction?: string;
  sender?: number;
  data?: { id: number };
  error?: { reason: string };
  plugindata?: { data: RoomEvent };
  jsep?: RTCSessionDescriptionInit;
  candidate?: RTCIceCandidateInit & { completed?: boolean };
};
export type Answer = { event: RoomEvent; jsep: RTCSessionDescriptionInit | null };
export type HandleEvents = {
  onEvent: (event: RoomEvent, jsep: RTCSessionDescriptionInit | null) => void;
  onCandidate: (candidate: RTCIceCandidateInit) => void;
};
export type Handle = {
  /** @throws JanusRefusal where Janus answers with an error */
  ask: (body: Record<string, unknown>, jsep?: RTCSessionDescription | null) => Promise<Answer>;
  trickle: (candidate: RTCIceCandidate | null) => void;
};

const ANSWER_WITHIN_MS = 10_000;
/** Janus ends sessions of which it hears nothing for a minute. */
const KEEP_ALIVE_MS = 20_000;

export class JanusRefusal extends Error {
  override name = "JanusRefusal";
  constructor(
    readonly code: number | undefined,
    message: string,
  ) {
    super(message);
  }
}

type Waiting = { resolve: (message: Message) => void; reject: (error: Error) => void };

/**
 * A session at a Janus over its WebSocket.
 * @param onLost the connection has ended by itself
 */
export async function openJanusSocket(url: string, token: () => string, onLost: () => void) {
  const socket = new WebSocket(url, "janus-protocol");
  const waiting = new Map<string, Waiting>();
  const handles = new Map<number, HandleEvents>();
  let count = 0;
  let session: number | undefined;
  let isOver = false;
  let keepAlive: ReturnType<typeof setInterval> | undefined;

  function end(isByItself: boolean) {
    if (isOver) return;
    isOver = true;
    clearInterval(keepAlive);
    socket.close();
    for (const { reject } of waiting.values()) reject(new Error("The connection to Janus has ended"));
    waiting.clear();
    if (isByItself) onLost();
  }

  function send(message: Record<string, unknown>, transaction: string) {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ ...message, session_id: session, token: token(), transaction }));
  }
  const tell = (message: Record<string, unknown>) => send(message, `told ${++count}`);

  function ask(message: Record<string, unknown>): Promise<Message> {
    if (isOver) return Promise.reject(new Error("The connection to Janus has ended"));
    const transaction = String(++count);
    const { promise, resolve, reject } = Promise.withResolvers<Message>();
    const timer = setTimeout(() => reject(new Error("Janus doesn’t answer")), ANSWER_WITHIN_MS);
    waiting.set(transaction, { resolve, reject });
    send(message, transaction);
    return promise.finally(() => {
      clearTimeout(timer);
      waiting.delete(transaction);
    });
  }

  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data) as Message;
    if (message.janus === "ack") return;
    const asked = waiting.get(message.transaction ?? "");
    const { error, plugindata } = message;
    if (asked && error) return asked.reject(new JanusRefusal(undefined, error.reason));
    if (asked && plugindata?.data.error)
      return asked.reject(new JanusRefusal(plugindata.data.error_code, plugindata.data.error));
    if (asked) return asked.resolve(message);
    // Sent by `tell`, such as to keep the session alive: without a valid token it isn't.
    if (message.janus === "timeout" || error) return end(true);
    const events = handles.get(message.sender ?? 0);
    if (plugindata) events?.onEvent(plugindata.data, message.jsep ?? null);
    else if (message.candidate && !message.candidate.completed) events?.onCandidate(message.candidate);
  };
  socket.onclose = () => end(true);

  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error("Janus can’t be reached"));
    const timer = setTimeout(fail, ANSWER_WITHIN_MS);
    socket.onopen = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.onerror = fail;
  }).catch((error) => {
    end(false);
    throw error;
  });
  session = (await ask({ janus: "create" })).data?.id;
  keepAlive = setInterval(() => tell({ janus: "keepalive" }), KEEP_ALIVE_MS);

  return {
    async attach(events: HandleEvents): Promise<Handle> {
      const { data } = await ask({ janus: "attach", plugin: "janus.plugin.videoroom" });
      const handle_id = data?.id ?? 0;
      handles.set(handle_id, events);
      return {
        async ask(body, jsep) {
          const message = await ask({ janus: "message", handle_id, body, ...(jsep && { jsep }) });
          return { event: message.plugindata?.data ?? {}, jsep: message.jsep ?? null };
        },
        trickle: (candidate) =>
          tell({ janus: "trickle", handle_id, candidate: candidate?.toJSON() ?? { completed: true } }),
      };
    },
    close() {
      tell({ janus: "destroy" });
      end(false);
    },
  };
}

export type JanusSocket = Awaited<ReturnType<typeof openJanusSocket>>;
