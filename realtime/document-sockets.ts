import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Connection, type Hocuspocus, MessageType, type WebSocketLike } from "@hocuspocus/server";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { type EndReason, MAX_FRAME_BYTES } from "@/lib/documents/handshake";
import { NAME_PREFIX } from "@/lib/documents/names";
import type { DocumentCarrier } from "./document-protocols";

/** Why we close a whole socket. The provider connects again by itself after each of them. */
const CLOSE = {
  sessionEnded: { code: 4401, reason: "Your session has ended" },
  malformed: { code: 4400, reason: "Frames begin with the name of a document" },
  restarting: { code: 1012, reason: "The server is restarting" },
  tooMany: { code: 4429, reason: "A socket opens too many documents" },
} as const;

/**
 * Pages count on a frame every 30 seconds, and Hocuspocus on one of theirs each minute: otherwise they take the
 * connection for broken. Those who appear offline publish no awareness, so nothing else may come in a quiet document.
 * The frames are a type alone, without an address.
 */
const PING_EVERY_MS = 15_000;
const PING = Uint8Array.of(MessageType.Ping);
const isPong = (frame: Uint8Array) => frame.length === 1 && frame[0] === MessageType.Pong;

/** More than a page has open. Two of its views may show one document, and one that is reopened can overlap itself. */
const MAX_OPEN = { documents: 200, ofOneDocument: 4 };

/** Carries many documents; each is opened, refused and ended by itself. */
export class DocumentSocket extends WebSocket implements DocumentCarrier {
  readonly speaks = "hocuspocus";
  /** What it goes over. */
  connection!: Duplex;
  /** The addresses of the documents that are open, or being opened. */
  private readonly openAddresses = new Set<string>();

  /** Whether one more may be opened: each opening gets all that others write, and costs as much as a socket. */
  mayOpen(address: string): boolean {
    if (this.openAddresses.has(address)) return true;
    const name = nameIn(address);
    const ofDocument = [...this.openAddresses].filter((other) => nameIn(other) === name);
    return this.openAddresses.size < MAX_OPEN.documents && ofDocument.length < MAX_OPEN.ofOneDocument;
  }

  /**
   * Whether an incoming frame is passed to Hocuspocus: it opens a document or belongs to an open one. Other frames were
   * in flight when a document ended; Hocuspocus would queue them for the next opening of that address.
   */
  accepts({ address, type }: FrameHead): boolean {
    if (type === MessageType.Auth) this.openAddresses.add(address);
    const isOpen = this.openAddresses.has(address);
    if (type === MessageType.CLOSE) this.openAddresses.delete(address);
    return isOpen;
  }

  /** What Hocuspocus sees of the socket. */
  carrier(): WebSocketLike {
    const socket = this;
    return {
      get readyState() {
        return socket.readyState;
      },
      send(frame) {
        // Each edit goes out to everyone: of almost all frames only the type is looked at.
        const head = frame instanceof Uint8Array && isEnd(frame) ? readHead(frame) : null;
        if (head) socket.openAddresses.delete(head.address);
        socket.send(frame as Uint8Array);
      },
      close: (code, reason) => socket.close(code, reason),
    };
  }

  // ws refuses a frame that is too large by itself, but without a word.
  override close(code?: number, reason?: string | Buffer) {
    super.close(
      code,
      reason ?? (code === 1009 ? `A frame may have ${MAX_FRAME_BYTES} bytes at most` : undefined),
    );
  }

  closeFor(why: keyof typeof CLOSE) {
    const { code, reason } = CLOSE[why];
    this.close(code, reason);
  }
}

/** An address is the name of a document, and after a zero byte that of the opening. */
const nameIn = (address: string) => address.split("\0", 1)[0];

type FrameHead = { address: string; type: MessageType };

/** Yjs writes longer lengths in more bytes than one; no address of ours is that long. */
const MAX_ADDRESS_BYTES = 127;
const PERMISSION_DENIED = 1;

/** Whether a frame of ours refuses or ends its document. */
function isEnd(frame: Uint8Array): boolean {
  const typeAt = (frame[0] ?? 0) + 1;
  const type = frame[typeAt];
  return type === MessageType.CLOSE || (type === MessageType.Auth && frame[typeAt + 1] === PERMISSION_DENIED);
}

/** How each frame begins: the length of the document's address, the address, the type. Null where it doesn't. */
function readHead(frame: Uint8Array): FrameHead | null {
  const length = frame[0] ?? 0;
  const type = frame[length + 1];
  if (length > MAX_ADDRESS_BYTES || type === undefined) return null;
  const address = Buffer.from(frame.buffer, frame.byteOffset + 1, length).toString("latin1");
  if (!address.startsWith(NAME_PREFIX)) return null;
  return { address, type };
}

/**
 * Ends a connection to one document at once: what is still under way in it changes nothing any more. The other documents
 * of its socket go on.
 */
export function shut(connection: Connection, why: EndReason): void {
  connection.readOnly = true;
  connection.close({ code: 1000, reason: why });
}

/** Takes over upgrades to /collab for Hocuspocus. */
export function documentSockets<C extends { socket: DocumentCarrier }>(
  hocuspocus: Hocuspocus<C>,
  pingEveryMs = PING_EVERY_MS,
) {
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: DocumentSocket,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  const connect = (socket: DocumentSocket, request: IncomingMessage) => {
    socket.connection = request.socket;
    socket.binaryType = "nodebuffer";
    // Nothing of the request is used: the token in the first frame authenticates.
    const client = hocuspocus.handleConnection(socket.carrier(), new Request("http://localhost/collab"), {
      socket,
    } as unknown as C);
    socket.on("message", (data: RawData, isBinary) => {
      if (!isBinary || !Buffer.isBuffer(data)) return socket.closeFor("malformed");
      if (isPong(data)) {
        client.lastMessageReceivedAt = Date.now();
        return;
      }
      const head = readHead(data);
      if (!head) socket.closeFor("malformed");
      else if (head.type === MessageType.Auth && !socket.mayOpen(head.address)) socket.closeFor("tooMany");
      else if (socket.accepts(head))
        client.handleMessage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    });
    socket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
    // A broken socket closes right after; without a listener it would end the process.
    socket.on("error", () => {});
  };

  const pinging = setInterval(() => {
    for (const socket of server.clients) if (socket.readyState === WebSocket.OPEN) socket.send(PING);
  }, pingEveryMs);

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      server.handleUpgrade(request, socket, head, connect),
    closeAll() {
      clearInterval(pinging);
      for (const socket of server.clients) (socket as DocumentSocket).closeFor("restarting");
    },
  };
}
