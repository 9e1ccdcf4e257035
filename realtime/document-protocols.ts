import type { Duplex } from "node:stream";
import type { Actor } from "@/lib/auth/actor";
import { actorOfToken, authenticate } from "@/lib/auth/authenticate";

/** What a protocol's clients prove themselves with, and when it is known which Yjs client they write as. */
type Row = {
  actorOf: (token: string) => Promise<Actor | null>;
  /** Whether they may write before they have named their client: it becomes theirs with what they send first. */
  namesClientLater: boolean;
};

/** The protocols by which documents are opened. What follows is the same for all of them. */
export const PROTOCOLS = {
  /** Pages, at /collab. */
  hocuspocus: { actorOf: (token) => actorOfToken("realtime", token), namesClientLater: false },
  /** Programs, at /yjs/<id>: with what they call the API with. */
  "y-websocket": { actorOf: actorOfProgram, namesClientLater: true },
} as const satisfies Record<string, Row>;

export type Protocol = keyof typeof PROTOCOLS;

/** The socket that carries a connection to a document. */
export type DocumentCarrier = {
  readonly speaks: Protocol;
  /** What it goes over. */
  readonly connection: Duplex;
  /** Of one that names its client later: that of the first state which it published. */
  readonly published?: number | null;
  closeFor: (why: "sessionEnded") => void;
};

async function actorOfProgram(token: string): Promise<Actor | null> {
  // What isn't a token can't be written into a header either.
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) return null;
  const headers = new Headers({ authorization: `Bearer ${token}` });
  return (await authenticate(headers, { canSetCookie: false }))?.actor ?? null;
}
