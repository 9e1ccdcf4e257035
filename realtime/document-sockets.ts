import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Connection, Hocuspocus } from "@hocuspocus/server";
import { type RawData, WebSocket, WebSocketServer } from "ws";

/** The largest frame: an offline day of writing is well below it, and it bounds what one frame can cost us. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024;

/** Why we close a connection. The provider connects again by itself after each of them. */
const CLOSE = {
  accessChanged: { code: 4403, reason: "Your access to this document has changed" },
  sessionEnded: { code: 4401, reason: "Your session has ended" },
  malformed: { code: 4400, reason: "The edit isn't one that this document can take; nothing was saved" },
  unavailable: { code: 1013, reason: "The database can't be reached right now; nothing was saved" },
  restarting: { code: 1012, reason: "The server is restarting" },
  unloaded: { code: 4205, reason: "The document was unloaded meanwhile" },
} as const;

export type CloseReason = keyof typeof CLOSE;

export class DocumentSocket extends WebSocket {
  // ws refuses a frame that is too large by itself, but without a word.
  override close(code?: number, reason?: string | Buffer) {
    super.close(
      code,
      reason ?? (code === 1009 ? `A frame may have ${MAX_FRAME_BYTES} bytes at most` : undefined),
    );
  }

  closeFor(why: CloseReason) {
    const { code, reason } = CLOSE[why];
    this.close(code, reason);
  }
}

/** What these functions need of a connection's context. */
type WithSocket = { socket: DocumentSocket };

/** Ends a connection to a document at once: what is still under way in it changes nothing any more. */
export function shut<C extends WithSocket>(connection: Connection<C>, why: CloseReason): void {
  connection.readOnly = true;
  connection.close(CLOSE[why]);
  connection.context.socket.closeFor(why);
}

/** Takes over upgrades to /collab for Hocuspocus. */
export function documentSockets<C extends WithSocket>(hocuspocus: Hocuspocus<C>) {
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: DocumentSocket,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  const connect = (socket: DocumentSocket) => {
    socket.binaryType = "nodebuffer";
    // Nothing of the request is used: the token, which comes in the first frame, tells who it is.
    const client = hocuspocus.handleConnection(socket, new Request("http://localhost/collab"), {
      socket,
    } as C);
    socket.on("message", (data: RawData, isBinary) => {
      if (isBinary && Buffer.isBuffer(data))
        client.handleMessage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      else socket.closeFor("malformed");
    });
    socket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
    // A broken socket closes right after; without a listener it would end the process.
    socket.on("error", () => {});
  };

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      server.handleUpgrade(request, socket, head, connect),
    closeAll() {
      for (const socket of server.clients) (socket as DocumentSocket).closeFor("restarting");
    },
  };
}
