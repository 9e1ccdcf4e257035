type Door = { url: string; token: string; room: string; pin: string; admission: string; feed: number };
type Answer = { videoroom?: string; id?: number; error?: string; reason?: string; leaving?: string };

/**
 * Tries to join a video room as a device does, without media. Says what Janus answers; `left` is why one was put out,
 * where one stays.
 */
export async function joinRoom(door: Door, { isStaying = false } = {}) {
  const socket = new WebSocket(door.url, "janus-protocol");
  const waiting = new Map<string, (answer: { data?: { id: number }; error?: { reason: string } }) => void>();
  const left = Promise.withResolvers<string | undefined>();
  const joined = Promise.withResolvers<Answer>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const event: Answer | undefined = message.plugindata?.data;
    if (event?.leaving) left.resolve(event.reason);
    else if (event) joined.resolve(event);
    else waiting.get(message.transaction)?.(message);
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const send = (transaction: string, message: object) =>
    socket.send(JSON.stringify({ ...message, transaction, token: door.token }));
  async function ask(transaction: string, message: object) {
    const answered = new Promise<{ data?: { id: number }; error?: { reason: string } }>((resolve) =>
      waiting.set(transaction, resolve),
    );
    send(transaction, message);
    const { data, error } = await answered;
    if (error) throw new Error(error.reason);
    return data!.id;
  }
  try {
    const session_id = await ask("create", { janus: "create" });
    const handle_id = await ask("attach", { janus: "attach", session_id, plugin: "janus.plugin.videoroom" });
    const { pin, feed: id, admission: token } = door;
    const body = { request: "join", ptype: "publisher", room: Number(door.room), id, pin, token };
    send("join", { janus: "message", session_id, handle_id, body });
    return { ...(await joined.promise), left: left.promise };
  } catch (error) {
    return { error: (error as Error).message, left: left.promise };
  } finally {
    if (!isStaying) socket.close();
  }
}
