import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { messageYjsSyncStep1, readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { documentIdOf } from "@/lib/documents/names";

// A node for documents behind a WebSocket of its own, in the page: it speaks Hocuspocus' protocol, keeps each document
// in memory, and refuses or ends one when the test says so.

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const DENIED = 1;
const AUTHENTICATED = 2;
const CLOSE = 7;
const STATUS = 8;

export type FakeDocumentNode = {
  documents: Map<string, Y.Doc>;
  /** What each Yjs client says of itself. */
  awareness: Map<number, unknown>;
  /** Every socket that was opened. */
  sockets: FakeSocket[];
  /** Why a document isn't opened; by the reasons of the real node. */
  refuse: (handshake: { clientId: number }) => string | null;
  /** Why an edit ends its document. */
  refuseEdit: (documentId: string) => string | null;
  /** Ends a document for all who have it open. */
  end: (documentId: string, reason: string) => void;
  /** Says of somebody else's client what that says of itself. */
  say: (documentId: string, state: Record<string, unknown>) => void;
  /** Edits a document as somebody else does. */
  edit: (documentId: string, change: (doc: Y.Doc) => void) => void;
};

const sockets: FakeSocket[] = [];
let node: FakeDocumentNode;

/** The node of this test, in place of the one before; sockets that are open go to it. */
export function startFakeDocumentNode(): FakeDocumentNode {
  globalThis.WebSocket = SocketOfDocuments;
  const fresh: FakeDocumentNode = {
    documents: new Map(),
    awareness: new Map(),
    sockets,
    refuse: () => null,
    refuseEdit: () => null,
    end(documentId, reason) {
      for (const socket of sockets) socket.end(documentId, reason);
    },
    say(documentId, state) {
      const other = new Awareness(new Y.Doc());
      other.setLocalState(state);
      const update = encodeAwarenessUpdate(other, [other.clientID]);
      other.destroy();
      for (const socket of sockets) socket.say(documentId, update);
    },
    edit(documentId, change) {
      const doc = fresh.documents.get(documentId);
      const publish = (update: Uint8Array) => {
        for (const socket of sockets) socket.publish(documentId, update);
      };
      doc?.on("update", publish);
      if (doc) change(doc);
      doc?.off("update", publish);
    },
  };
  node = fresh;
  return fresh;
}

/** Takes the place of the browser's WebSocket for documents; whatever else connects goes on as before. */
export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState: number = FakeSocket.CONNECTING;
  binaryType = "arraybuffer";
  private readonly open = new Set<string>();
  /** Those that have said all they had when they were opened. */
  private readonly synced = new Set<string>();

  constructor(readonly url: string) {
    super();
    sockets.push(this);
    setTimeout(() => {
      this.readyState = FakeSocket.OPEN;
      this.dispatchEvent(new Event("open"));
    });
  }

  send(frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame);
    const address = decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === AUTH) this.authenticate(address, decoder);
    else if (!this.open.has(address)) return;
    else if (type === CLOSE) this.open.delete(address);
    else if (type === SYNC) this.sync(address, decoder);
    else if (type === AWARENESS) readAwareness(decoding.readVarUint8Array(decoder));
  }

  close(code = 1005, reason = "") {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    setTimeout(() => this.dispatchEvent(new CloseEvent("close", { code, reason })));
  }

  end(documentId: string, reason: string) {
    for (const address of this.addressesOf(documentId)) {
      this.open.delete(address);
      this.reply(address, CLOSE, (encoder) => encoding.writeVarString(encoder, reason));
    }
  }

  publish(documentId: string, update: Uint8Array) {
    for (const address of this.addressesOf(documentId))
      this.reply(address, SYNC, (encoder) => writeUpdate(encoder, update));
  }

  say(documentId: string, update: Uint8Array) {
    for (const address of this.addressesOf(documentId))
      this.reply(address, AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, update));
  }

  private addressesOf = (documentId: string) =>
    [...this.open].filter((address) => idOf(address) === documentId);

  private authenticate(address: string, decoder: decoding.Decoder) {
    decoding.readVarUint(decoder);
    const reason = node.refuse(JSON.parse(decoding.readVarString(decoder)));
    if (!reason) this.open.add(address);
    this.reply(address, AUTH, (encoder) => {
      encoding.writeVarUint(encoder, reason ? DENIED : AUTHENTICATED);
      encoding.writeVarString(encoder, reason ?? "read-write");
    });
  }

  private sync(address: string, decoder: decoding.Decoder) {
    const document = node.documents.get(idOf(address)) ?? new Y.Doc();
    const isEdit = decoding.peekVarUint(decoder) !== messageYjsSyncStep1;
    const reason = isEdit && this.synced.has(address) ? node.refuseEdit(idOf(address)) : null;
    if (reason) return this.end(idOf(address), reason);
    if (isEdit) this.synced.add(address);
    const answer = encoding.createEncoder();
    readSyncMessage(decoder, answer, document, this);
    if (encoding.length(answer) > 0)
      this.reply(address, SYNC, (encoder) =>
        encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)),
      );
    if (isEdit) this.reply(address, STATUS, (encoder) => encoding.writeVarInt(encoder, 1));
    else this.reply(address, SYNC, (encoder) => writeSyncStep1(encoder, document));
  }

  private reply(address: string, type: number, write: (encoder: encoding.Encoder) => void) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    const { buffer } = Uint8Array.from(encoding.toUint8Array(encoder));
    setTimeout(() => {
      if (this.readyState === FakeSocket.OPEN)
        this.dispatchEvent(new MessageEvent("message", { data: buffer }));
    });
  }
}

const idOf = (address: string) => documentIdOf(address.split("\0")[0] ?? "") ?? "";

function readAwareness(update: Uint8Array) {
  const decoder = decoding.createDecoder(update);
  for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
    const clientId = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    if (state === null) node.awareness.delete(clientId);
    else node.awareness.set(clientId, state);
  }
}

const OtherSocket = globalThis.WebSocket;
const SocketOfDocuments = new Proxy(OtherSocket, {
  construct: (target, [url, protocols]: ConstructorParameters<typeof WebSocket>) =>
    String(url).endsWith("/collab") ? new FakeSocket(String(url)) : new target(url, protocols),
});
