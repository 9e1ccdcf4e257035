import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

type Track = { id: string; sid?: string; [more: string]: unknown };
type Body = { type: string; session?: string; [more: string]: unknown };
type Person = {
  send: (body: Body) => void;
  session: string;
  sid: string;
  identity: string;
  tracks: Track[];
  revision: number;
  /** The revision of what the person said of their tracks, and of what they were told of the others'. */
  published: number;
  seen: number;
};
type Room = { sid: string; people: Person[] };

const HEARTBEAT_MS = 1_500;
let count = 0;
const newSid = (prefix: string) => `${prefix}${String(++count).padStart(32, "0")}`;

/**
 * A stand-in for Twilio's signalling, for `wsServer`: what twilio-video says over one WebSocket (TCMP around RSP), in a
 * room of two between whose browsers the media goes directly. Tokens are read, not checked.
 */
export async function startTwilioSignalling() {
  const rooms = new Map<string, Room>();
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  server.on("connection", (socket) => serve(socket, rooms));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** As Twilio does when a room is completed over REST. */
    complete(name: string) {
      for (const { send } of rooms.get(name)?.people ?? [])
        send({ type: "disconnected", status: "completed" });
    },
    stop: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(socket: WebSocket, rooms: Map<string, Room>) {
  let place: { room: Room; me: Person } | null = null;
  const write = (message: object) =>
    socket.readyState === socket.OPEN && socket.send(JSON.stringify(message));
  const send = (body: Body) => write({ type: "msg", body });
  const beat = setInterval(() => write({ type: "heartbeat" }), HEARTBEAT_MS);

  const others = () => place?.room.people.filter((one) => one !== place?.me) ?? [];

  function leave() {
    if (!place) return;
    const { room, me } = place;
    for (const other of others()) {
      const left = { ...shown(me), state: "disconnected", tracks: [] };
      other.send({ type: "update", session: other.session, participants: [left] });
    }
    room.people.splice(room.people.indexOf(me), 1);
    place = null;
  }

  function connect(message: Body) {
    const { token, participant } = message as Body & { token: string; participant: { tracks?: Track[] } };
    const { grants } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    const room: Room = rooms.get(grants.video.room) ?? { sid: newSid("RM"), people: [] };
    rooms.set(grants.video.room, room);
    const me: Person = {
      ...{ send, session: newSid("SE"), sid: newSid("PA"), identity: grants.identity },
      ...{ tracks: (participant.tracks ?? []).map(named), revision: 0, published: 1, seen: 0 },
    };
    place = { room, me };
    const there = [...room.people];
    room.people.push(me);
    send({
      ...{ type: "connected", version: 2, session: me.session, sid: room.sid, name: grants.video.room },
      ...{ state: "in-progress", participant: shown(me), participants: there.map(shown) },
      options: { session_timeout: 30, signaling_region: "local", media_region: null },
      ...{ published: published(me), subscribed: subscribed(room, me), peer_connections: [] },
      ...{ recording: { enabled: false, revision: 1 }, media_signaling: {}, codecs: [] },
    });
    announce();
    handOn(message);
  }

  /** Tells the others who is here with which tracks. */
  function announce() {
    if (!place) return;
    for (const other of others()) {
      const participants = [shown(place.me)];
      const { session } = other;
      other.send({ type: "update", session, participants, subscribed: subscribed(place.room, other) });
    }
  }

  /** Descriptions and candidates go to the other browser as they are. */
  function handOn({ peer_connections: connections }: Body) {
    if (!Array.isArray(connections) || connections.length === 0) return;
    for (const other of others())
      other.send({ type: "update", session: other.session, peer_connections: connections });
  }

  function update(message: Body) {
    if (!place) return;
    const { revision = 0, tracks } = (message.participant ?? {}) as { revision?: number; tracks?: Track[] };
    if (tracks && revision > place.me.published) {
      const before = new Map(place.me.tracks.map((track) => [track.id, track.sid]));
      place.me.tracks = tracks.map((track) => named({ ...track, sid: before.get(track.id) }));
      place.me.published = revision;
      send({ type: "update", session: place.me.session, published: published(place.me) });
      announce();
    }
    handOn(message);
  }

  const handlers: Record<string, (message: Body) => void> = {
    ice: () => send({ type: "iced", ice_servers: [] }),
    ...{ connect, update, disconnect: leave },
  };
  socket.on("message", (data) => {
    const message = JSON.parse(String(data));
    if (message.type === "hello")
      write({ type: "welcome", negotiatedTimeout: message.timeout ?? 5_000, cookie: "c" });
    if (message.type === "bye") socket.close();
    if (message.body) handlers[message.body.type]?.(message.body);
  });
  socket.on("close", () => {
    clearInterval(beat);
    leave();
  });
}

const named = ({ sid, ...track }: Track): Track => ({ ...track, sid: sid ?? newSid("MT"), state: "ready" });

function shown(person: Person) {
  person.revision += 1;
  const { sid, identity, revision, tracks } = person;
  return { sid, identity, state: "connected", revision, tracks };
}

const published = ({ tracks, published: revision }: Person) => ({ revision, tracks });

function subscribed(room: Room, to: Person) {
  to.seen += 1;
  const tracks = room.people.filter((one) => one !== to).flatMap((one) => one.tracks);
  return { revision: to.seen, tracks: tracks.map(({ id, sid }) => ({ id, sid, state: "ready" })) };
}
