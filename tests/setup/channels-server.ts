import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export const PUSHER_APP = { appId: "12", key: "the-key", secret: "the-secret" };

type Connection = { socket: WebSocket; id: string; channels: Set<string>; userId: string | null };
export type Trigger = { channels: string[]; name: string; data: string };

const sign = (text: string) => createHmac("sha256", PUSHER_APP.secret).update(text).digest("hex");
const CHANNEL = /^[\w=@,.;-]{1,164}$/;

/**
 * A server with the protocol of Pusher Channels (version 7) on this machine. It refuses what Pusher refuses: wrong
 * signatures, other names of channels, more than 100 of them, over 10 kB.
 */
export async function startChannelsServer() {
  const connections = new Set<Connection>();
  const triggers: Trigger[] = [];
  const refusals: string[] = [];
  let isAway = false;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [status, body] = isAway ? [503, {}] : answer(request, Buffer.concat(chunks).toString());
    if (status >= 400 && !isAway) refusals.push(`${status} ${JSON.stringify(body)}`);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });

  function answer({ method, url = "" }: IncomingMessage, body: string): [number, object] {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const given = searchParams.get("auth_signature");
    searchParams.delete("auth_signature");
    const query = [...searchParams].sort(([a], [b]) => (a < b ? -1 : 1));
    const expected = sign([method, pathname, query.map((pair) => pair.join("=")).join("&")].join("\n"));
    const md5 = searchParams.get("body_md5");
    if (given !== expected || searchParams.get("auth_key") !== PUSHER_APP.key)
      return [401, { error: "signature" }];
    if (body && md5 !== createHash("md5").update(body).digest("hex")) return [401, { error: "body" }];
    const path = pathname.replace(`/apps/${PUSHER_APP.appId}`, "");
    if (method === "GET" && path === "/channels") return [200, { channels: {} }];
    if (method === "POST" && path === "/events") return trigger(JSON.parse(body));
    const [, userId] = /^\/users\/([^/]+)\/terminate_connections$/.exec(path) ?? [];
    if (method !== "POST" || !userId) return [404, {}];
    for (const one of connections) if (one.userId === userId) one.socket.close(4009);
    return [200, {}];
  }

  function trigger(given: Trigger): [number, object] {
    if (given.channels.length > 100) return [400, { error: "channels" }];
    if (given.channels.some((name) => !CHANNEL.test(name))) return [400, { error: "name" }];
    if (Buffer.byteLength(given.data) > 10_240) return [413, { error: "size" }];
    triggers.push(given);
    for (const channel of given.channels)
      for (const one of connections)
        if (one.channels.has(channel)) say(one, { event: given.name, channel, data: given.data });
    return [200, {}];
  }

  const say = ({ socket }: Connection, message: object) => socket.send(JSON.stringify(message));

  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, request) => {
    if (!request.url?.startsWith(`/app/${PUSHER_APP.key}?`)) return socket.close(4001);
    const id = `${connections.size + 1}.${Math.floor(Math.random() * 1e9)}`;
    const one: Connection = { socket, id, channels: new Set(), userId: null };
    connections.add(one);
    socket.on("close", () => connections.delete(one));
    socket.on("message", (text) => hear(one, JSON.parse(text.toString())));
    const data = JSON.stringify({ socket_id: id, activity_timeout: 120 });
    say(one, { event: "pusher:connection_established", data });
  });

  function hear(one: Connection, { event, data }: { event: string; data: Record<string, string> }) {
    const { channel = "", auth, user_data: user = "" } = data;
    if (event === "pusher:ping") say(one, { event: "pusher:pong", data: {} });
    if (event === "pusher:unsubscribe") one.channels.delete(channel);
    if (event === "pusher:subscribe" && auth === `${PUSHER_APP.key}:${sign(`${one.id}:${channel}`)}`) {
      one.channels.add(channel);
      say(one, { event: "pusher_internal:subscription_succeeded", channel, data: "{}" });
    }
    if (event === "pusher:signin" && auth === `${PUSHER_APP.key}:${sign(`${one.id}::user::${user}`)}`) {
      one.userId = JSON.parse(user).id;
      say(one, { event: "pusher:signin_success", data: JSON.stringify({ user_data: user }) as never });
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    triggers,
    refusals,
    connections,
    setAway: (next: boolean) => {
      isAway = next;
    },
    stop: () => {
      for (const { socket } of connections) socket.terminate();
      server.close();
    },
  };
}
