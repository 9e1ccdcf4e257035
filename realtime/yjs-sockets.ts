import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Hocuspocus, MessageType } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { OUTDATED_MESSAGE, writeHandshake } from "@/lib/documents/handshake";
import { documentIdOf, documentName } from "@/lib/documents/names";
import { MAX_STATE_BYTES } from "@/lib/documents/updates/size";
import type { DocumentCarrier } from "./document-protocols";
import { closingOf } from "./yjs-closings";

/** A client may bring all that a document can hold as its first edit; the rest is room for the frame's head. */
const MAX_FRAME_BYTES = MAX_STATE_BYTES + 1024;
/** What may come before the token is accepted. y-websocket has sent two small frames by then. */
const MAX_EARLY_BYTES = 1024 * 1024;

/** y-websocket connects again when nothing has come for 30 seconds. */
const PING_EVERY_MS = 15_000;
/** A change of nobody's state: programs aren't told of the pings that ws answers for them. */
const NO_AWARENESS = Uint8Array.of(MessageType.Awareness, 1, 0);

/** What follows `MessageType.Auth`: a token from a client, and from us that something is denied, or that it is let in. */
const TOKEN = 0;
const PERMISSION_DENIED = 0;
const HOCUSPOCUS = { permissionDenied: 1, authenticated: 2 };

/** What follows `MessageType.Sync`. */
const SYNC_STEP_2 = 1;
const UPDATE = 2;

const PATH = /^\/yjs\/([^/]+)$/;
export const isYjsPath = (path: string): boolean => PATH.test(path);

class YjsSocket extends WebSocket {
  // ws closes with 1009 by itself, after which y-websocket would bring the same frame again.
  override close(code?: number, reason?: string | Buffer) {
    const tooLarge = closingOf("tooLarge");
    if (code === 1009) super.close(tooLarge.code, tooLarge.reason);
    else super.close(code, reason);
  }

  closeFor(why: string) {
    const { code, reason } = closingOf(why);
    this.close(code, reason);
  }
}

/**
 * Takes over upgrades to /yjs/<document id> for programs that speak y-websocket's protocol. Its frames are those of
 * Hocuspocus without a document's address, so they get one here and Hocuspocus stays the only way into a document: one
 * copy of it in memory, one check, one log. A frame of y-websocket comes back when its edit is committed, not before.
 */
export function yjsSockets<C extends { socket: DocumentCarrier }>(
  hocuspocus: Hocuspocus<C>,
  pingEveryMs = PING_EVERY_MS,
) {
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: YjsSocket,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  const connect = (socket: YjsSocket, request: IncomingMessage) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const name = documentName(PATH.exec(url.pathname)?.[1] ?? "");
    socket.binaryType = "nodebuffer";
    // A broken socket closes right after; without a listener it would end the process.
    socket.on("error", () => {});
    // Not an id of ours; Hocuspocus may not even get the name.
    if (documentIdOf(name) === null) return refuse(socket, "not_found");
    const early = limitEarly(socket, request.socket);
    const addressed = encoding.encode((encoder) => encoding.writeVarString(encoder, name));
    const carrier = {
      get readyState() {
        return socket.readyState;
      },
      send: (frame: unknown) => send(socket, (frame as Uint8Array).subarray(addressed.length), early.accept),
      close: () => socket.closeFor("unavailable"),
    };
    let published: number | null = null;
    const client = hocuspocus.handleConnection(carrier, new Request("http://localhost/yjs"), {
      socket: {
        speaks: "y-websocket",
        connection: request.socket,
        get published() {
          return published;
        },
        closeFor: (why: string) => socket.closeFor(why),
      } satisfies DocumentCarrier,
    } as unknown as C);
    const pass = (frame: Uint8Array) => client.handleMessage(Buffer.concat([addressed, frame]));
    const schemaVersion = Number(url.searchParams.get("schemaVersion") ?? Number.MAX_SAFE_INTEGER);
    let isAsked = false;
    const authenticate = (token: string) => {
      if (isAsked) return;
      isAsked = true;
      pass(writeToken(writeHandshake({ token, clientId: null, schemaVersion })));
    };
    let hasAnswered = false;
    socket.on("message", (data: RawData, isBinary) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      const frame = isBinary && Buffer.isBuffer(data) ? data : Buffer.of();
      const [type, step] = frame;
      if (type === MessageType.Sync) {
        // Its answer to our first step has all that it wrote before; an edit alone may build on what we don't have yet.
        if (step === SYNC_STEP_2) hasAnswered = true;
        if (step !== UPDATE || hasAnswered) pass(frame);
      } else if (type === MessageType.Awareness) {
        published ??= soleClientIn(frame);
        pass(frame);
      } else if (type === MessageType.Auth) authenticate(readToken(frame));
      // Others answer it among the tabs of one browser.
      else if (type !== MessageType.QueryAwareness) socket.closeFor("malformed");
    });
    socket.on("pong", () => {
      client.lastMessageReceivedAt = Date.now();
    });
    socket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
    const token = url.searchParams.get("token") ?? bearerOf(request);
    if (token) authenticate(token);
  };

  const pinging = setInterval(() => {
    for (const socket of server.clients) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      socket.ping();
      socket.send(NO_AWARENESS);
    }
  }, pingEveryMs);

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      server.handleUpgrade(request, socket, head, connect),
    closeAll() {
      clearInterval(pinging);
      for (const socket of server.clients) (socket as YjsSocket).closeFor("restarting");
    },
  };
}

/** Sends what Hocuspocus has for a client, as far as the protocol of y-websocket has a word for it. */
function send(socket: YjsSocket, frame: Uint8Array, onAccepted: () => void): void {
  const [type, detail] = frame;
  if (type === MessageType.Sync || type === MessageType.Awareness) socket.send(frame);
  else if (type === MessageType.Auth && detail === HOCUSPOCUS.authenticated) onAccepted();
  else if (type === MessageType.Auth && detail === HOCUSPOCUS.permissionDenied)
    refuse(socket, readText(frame, 2));
  else if (type === MessageType.CLOSE) socket.closeFor(readText(frame, 1));
  // There is no word for an edit that was stored; the edit itself comes back to its author.
  else if (type === MessageType.SyncStatus && detail === 0) deny(socket, "You may only read this document");
  else if (type === MessageType.Stateless && readText(frame, 1) === OUTDATED_MESSAGE)
    deny(socket, "This schemaVersion is too old to edit");
}

/** y-websocket writes the reason to its console. */
function deny(socket: YjsSocket, reason: string): void {
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MessageType.Auth);
      encoding.writeVarUint(encoder, PERMISSION_DENIED);
      encoding.writeVarString(encoder, reason);
    }),
  );
}

function refuse(socket: YjsSocket, why: string): void {
  deny(socket, closingOf(why).reason);
  socket.closeFor(why);
}

/** Ends a socket of which too much comes before its token is accepted, counted in bytes of the connection. */
function limitEarly(socket: YjsSocket, connection: Duplex) {
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= MAX_EARLY_BYTES) return;
    socket.closeFor("tooEarly");
    socket.terminate();
  };
  connection.on("data", count);
  return { accept: () => void connection.off("data", count) };
}

const readText = (frame: Uint8Array, offset: number): string =>
  decoding.readVarString(decoding.createDecoder(frame.subarray(offset)));

/** What isn't the frame of a token counts as a token that isn't one. */
function readToken(frame: Uint8Array): string {
  try {
    return frame[1] === TOKEN ? readText(frame, 2) : "";
  } catch {
    return "";
  }
}

/** The client of a frame that has the state of one. */
function soleClientIn(frame: Uint8Array): number | null {
  try {
    const states = decoding.createDecoder(
      decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(1))),
    );
    return decoding.readVarUint(states) === 1 ? decoding.readVarUint(states) : null;
  } catch {
    return null;
  }
}

const writeToken = (handshake: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Auth);
    encoding.writeVarUint(encoder, TOKEN);
    encoding.writeVarString(encoder, handshake);
  });

const bearerOf = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
