import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const TWILIO = {
  accountSid: `AC${"2".repeat(32)}`,
  apiKey: `SK${"1".repeat(32)}`,
  apiSecret: "secret of the key",
  authToken: "auth token of the account",
};

type Room = {
  sid: string;
  unique_name: string;
  status: "in-progress" | "completed";
  settings: Record<string, string>;
  /** The identities of those who are connected. */
  people: Set<string>;
};

/** A stand-in for Twilio's Video REST API, spoken to over the wire, for TWILIO_API_URL. */
export async function startTwilioServer() {
  const rooms: Room[] = [];
  let isAway = false;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (isAway) return void response.destroy();
    answer(
      rooms,
      request,
      Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
      response,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rooms,
    setAway: (next: boolean) => {
      isAway = next;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function answer(
  rooms: Room[],
  { method, url, headers }: IncomingMessage,
  form: Record<string, string>,
  response: ServerResponse,
) {
  const send = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const refuse = (status: number, code: number, message: string) => send(status, { code, message, status });
  const key = Buffer.from(`${TWILIO.apiKey}:${TWILIO.apiSecret}`).toString("base64");
  if (headers.authorization !== `Basic ${key}`) return refuse(401, 20003, "Authenticate");
  const [, , , name, part, identity] = new URL(url ?? "", "http://twilio").pathname.split("/");
  const shown = ({ people: _, settings: __, ...room }: Room) => room;
  const room = rooms.find(
    ({ sid, unique_name, status }) => sid === name || (unique_name === name && status === "in-progress"),
  );
  if (!name && method === "GET") return send(200, { rooms: rooms.map(shown) });
  if (!name) {
    if (rooms.some((one) => one.unique_name === form.UniqueName && one.status === "in-progress"))
      return refuse(400, 53113, "Room exists");
    const sid = `RM${String(rooms.length).padStart(32, "0")}`;
    const made: Room = {
      ...{ sid, unique_name: form.UniqueName ?? sid, status: "in-progress", settings: form },
      people: new Set(),
    };
    rooms.push(made);
    return send(201, shown(made));
  }
  if (!room) return refuse(404, 20404, "The requested resource was not found");
  if (part === "Participants" && identity) {
    if (!room.people.delete(identity)) return refuse(404, 20404, "The requested resource was not found");
    return send(200, { identity, status: "disconnected" });
  }
  if (part === "Participants")
    return send(200, {
      participants: [...room.people].map((one) => ({ identity: one, status: "connected" })),
    });
  if (method === "POST") {
    if (room.status === "completed") return refuse(400, 53112, "Room status is invalid");
    room.status = "completed";
    room.people.clear();
  }
  return send(200, shown(room));
}
