import { z } from "zod";
import { env } from "@/lib/env";
import { janusToken } from "./token";

/** How long one act at a Janus may take, all its requests together. */
const PATIENCE_MS = 3_000;
const TOKEN_SECONDS = 60;

const Answer = z.object({
  janus: z.string(),
  transaction: z.string().optional(),
  error: z.object({ reason: z.string() }).optional(),
  data: z.object({ id: z.number() }).optional(),
  plugindata: z
    .object({ data: z.looseObject({ error_code: z.number().optional(), error: z.string().optional() }) })
    .optional(),
});
type Answer = z.output<typeof Answer>;

/** The codes of the video room plugin that we expect. */
export const JANUS_CODES = { noSuchRoom: 426, roomExists: 427, noSuchParticipant: 428 } as const;

export type VideoRoom = {
  /** @throws unless it succeeds or fails with one of the codes that are `expected`, which it returns */
  request: (body: Record<string, unknown>, expected?: readonly number[]) => Promise<number | null>;
};

/** Runs `work` with a session of our own at the video rooms of a Janus, over a connection that ends with it. */
export async function atVideoRooms<T>(url: string, work: (rooms: VideoRoom) => Promise<T>): Promise<T> {
  const socket = new WebSocket(url, "janus-protocol");
  const failed = Promise.withResolvers<never>();
  const fail = (reason: string) => () => failed.reject(new Error(`Janus at ${new URL(url).host}: ${reason}`));
  const timer = setTimeout(fail(`no answer within ${PATIENCE_MS / 1000} seconds`), PATIENCE_MS);
  socket.onerror = fail("can’t connect");
  socket.onclose = fail("the connection ended");
  try {
    return await Promise.race([talk(socket, work), failed.promise]);
  } finally {
    clearTimeout(timer);
    // A socket that never opened says so by an error once it is closed.
    socket.close();
  }
}

async function talk<T>(socket: WebSocket, work: (rooms: VideoRoom) => Promise<T>): Promise<T> {
  const token = janusToken(env().JANUS_TOKEN_SECRET ?? "", TOKEN_SECONDS);
  const waiting = new Map<string, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = Answer.safeParse(JSON.parse(String(data))).data;
    // Of a request that takes its time it first says that it has come.
    if (answer?.transaction && answer.janus !== "ack") waiting.get(answer.transaction)?.(answer);
  };
  await new Promise<void>((resolve) => {
    socket.onopen = () => resolve();
  });
  async function ask(message: Record<string, unknown>): Promise<Answer> {
    const transaction = String(waiting.size);
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(transaction, resolve);
      socket.send(JSON.stringify({ ...message, token, transaction }));
    });
    if (answer.error) throw new Error(`Janus refuses: ${answer.error.reason}`);
    return answer;
  }
  const session = { session_id: (await ask({ janus: "create" })).data?.id };
  const handle = (await ask({ janus: "attach", ...session, plugin: "janus.plugin.videoroom" })).data?.id;
  // The session ends with the connection.
  return work({
    request: async (body, expected = []) => {
      const { plugindata } = await ask({ janus: "message", ...session, handle_id: handle, body });
      const { error_code: code, error } = plugindata?.data ?? {};
      if (code === undefined) return null;
      if (!expected.includes(code)) throw new Error(`Janus refuses: ${error ?? code}`);
      return code;
    },
  });
}
