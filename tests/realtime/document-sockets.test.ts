import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { Hocuspocus } from "@hocuspocus/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { documentName } from "@/lib/documents/names";
import { type DocumentSocket, documentSockets } from "@/realtime/document-sockets";
import { eventually } from "./clients";

/** Both sides take a quiet connection for broken after so long. */
const TIMEOUT_MS = 1_000;
const PING_EVERY_MS = 100;

let server: Server;
let sockets: ReturnType<typeof documentSockets>;
beforeEach(async () => {
  server = createServer();
  const hocuspocus = new Hocuspocus<{ socket: DocumentSocket }>({ quiet: true, timeout: TIMEOUT_MS });
  sockets = documentSockets(hocuspocus, PING_EVERY_MS);
  server.on("upgrade", sockets.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  sockets.closeAll();
  server.close();
});

test("somebody who publishes no awareness stays connected to a document in which nothing happens", async () => {
  let [opened, pings] = [0, 0];
  class CountingSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      opened += 1;
      this.on("message", (frame: Buffer | ArrayBuffer) => {
        if (frame.byteLength === 1) pings += 1;
      });
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    WebSocketPolyfill: CountingSocket,
    messageReconnectTimeout: TIMEOUT_MS,
  });
  const provider = new HocuspocusProvider({
    ...{ name: documentName(crypto.randomUUID()), document: new Y.Doc(), websocketProvider },
    ...{ sessionAwareness: true, awareness: null, token: "any" },
  });
  provider.attach();
  try {
    await eventually(() => expect(provider.isSynced).toBe(true));
    const enough = (3 * TIMEOUT_MS) / PING_EVERY_MS;
    await eventually(() => expect(pings).toBeGreaterThan(enough), 20_000);
    expect(opened).toBe(1);
  } finally {
    provider.destroy();
    websocketProvider.destroy();
  }
});
