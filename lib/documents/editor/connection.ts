import { HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import { call } from "@/lib/http/client";
import { createRealtimeTokenContract } from "@/lib/realtime/contract";
import type { DocumentProvider } from "./provider";

/** A token is good for a minute. Documents that open within this time share one: the node authorizes them together. */
const SHARE_TOKEN_MS = 10_000;
/** Delay before an unused socket is closed. It outlives the change from one document to the next. */
const LINGER_MS = 5_000;

/** The page's only document socket. Connects once a document is attached and a token has brought the URL. */
const createSocket = () => new HocuspocusProviderWebsocket({ url: "", autoConnect: false, maxDelay: 5_000 });

let socket: HocuspocusProviderWebsocket | null = null;
let lingering: ReturnType<typeof setTimeout> | undefined;
let shared: { token: Promise<string>; until: number } | null = null;
const attached = new Set<DocumentProvider>();

export function documentSocket(): HocuspocusProviderWebsocket {
  socket ??= createSocket();
  return socket;
}

export const isSocketOpen = (): boolean => documentSocket().status === WebSocketStatus.Connected;

/** Opens a document on the socket. Its address must be known. */
export function attach(provider: DocumentProvider): void {
  clearTimeout(lingering);
  attached.add(provider);
  provider.attach();
  connect();
}

/** Ends a document on the socket, and the socket where that was the last. */
export function detach(provider: DocumentProvider): void {
  if (!attached.delete(provider)) return;
  provider.detach();
  if (attached.size === 0) lingering = setTimeout(() => documentSocket().disconnect(), LINGER_MS);
}

/** Connects at once, skipping the retry delay. */
export function connect(): void {
  const one = documentSocket();
  if (attached.size === 0) return;
  // A socket that is still closing connects again by itself.
  one.shouldConnect = true;
  if (one.status === WebSocketStatus.Disconnected) void one.connect();
}

/** Pusher delivers events here, and carries no documents. */
export class NoRealtimeHost extends Error {}

/** Makes the address of the socket known. @throws AppError where the person isn't signed in or the web process is away */
export async function findAddress(): Promise<void> {
  if (!documentSocket().configuration.url) await shareToken();
}

export function shareToken(): Promise<string> {
  if (shared && Date.now() < shared.until) return shared.token;
  const own = { token: fetchToken(), until: Date.now() + SHARE_TOKEN_MS };
  shared = own;
  own.token.catch(() => {
    if (shared === own) shared = null;
  });
  return own.token;
}

/** After the node has refused the token. */
export function forgetToken(): void {
  shared = null;
}

async function fetchToken(): Promise<string> {
  const answer = await call(createRealtimeTokenContract);
  if (answer.pusher) throw new NoRealtimeHost();
  // Not by setConfiguration: with autoConnect off it would stop the socket from connecting again.
  documentSocket().configuration.url = collabUrl(answer);
  return answer.token;
}

function collabUrl({ url, port }: { url: string | null; port: number }) {
  const { protocol, hostname } = window.location;
  const base = url
    ? url.replace(/^http/, "ws")
    : `${protocol === "https:" ? "wss" : "ws"}://${hostname}:${port}`;
  return `${base.replace(/\/+$/, "")}/collab`;
}
