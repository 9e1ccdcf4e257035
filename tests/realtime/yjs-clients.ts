import { afterEach } from "vitest";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { CODE_FIELD } from "@/lib/documents/names";
import { eventually, tokenOf } from "./clients";
import type { RealtimeNode } from "./node";

export type YjsProgram = {
  provider: WebsocketProvider;
  document: Y.Doc;
  /** Of a code file. */
  text: Y.Text;
  /** What its sockets were closed with by the node. */
  closes: { code: number; reason: string }[];
  /** How long the text was each time that the provider said it was synchronized. */
  lengthsWhenSynced: number[];
};

const programs = new Set<YjsProgram>();

/** Ends with the test. */
export function endPrograms(): void {
  afterEach(() => {
    for (const { provider } of programs) provider.destroy();
    programs.clear();
  });
}

type Given = { document?: Y.Doc; params?: Record<string, string> };

/** A program that opens a document by y-websocket; it may not be let in. */
export async function programOn(
  node: Pick<RealtimeNode, "url">,
  actor: Actor,
  documentId: string,
  given: Given = {},
): Promise<YjsProgram> {
  const document = given.document ?? new Y.Doc();
  const provider = new WebsocketProvider(`${node.url.replace("http", "ws")}/yjs`, documentId, document, {
    params: given.params ?? { token: await tokenOf(actor, "access") },
    WebSocketPolyfill: WebSocket as never,
    // It would connect the programs of one process without us.
    disableBc: true,
    maxBackoffTime: 200,
  });
  const text = document.getText(CODE_FIELD);
  const program: YjsProgram = { provider, document, text, closes: [], lengthsWhenSynced: [] };
  provider.on("connection-close", (event) => {
    if (event) program.closes.push({ code: event.code, reason: event.reason });
  });
  provider.on("sync", (isSynced) => {
    if (isSynced) program.lengthsWhenSynced.push(text.length);
  });
  programs.add(program);
  return program;
}

export async function openProgram(...args: Parameters<typeof programOn>): Promise<YjsProgram> {
  const program = await programOn(...args);
  await eventually(() => {
    if (!program.provider.synced) throw new Error(`not synced; closed: ${JSON.stringify(program.closes)}`);
  }, 15_000);
  return program;
}
