import { endpoints } from "@/lib/composition/endpoints";
import type { Contract } from "@/lib/http/contract";
import { contractId } from "@/lib/http/contract-id";
import { describeError } from "@/lib/http/describe-error";
import type { Endpoint } from "@/lib/http/endpoint";
import { AppError, type ErrorBody } from "@/lib/http/errors";
import { run } from "@/lib/http/run";
import { runUnlessSuperseded } from "@/lib/http/superseded";
import { sharingWindows } from "@/lib/messages/kept-windows";
import { channelRoom } from "@/lib/realtime/rooms";
import type { EndpointCall } from "@/lib/realtime/socket-requests";
import { turns } from "@/lib/turns";
import type { AppSocket } from "./io";

const byId = new Map<string, Endpoint<Contract>>(
  endpoints.filter(({ contract }) => contract.realtime).map((e) => [contractId(e.contract), e]),
);

/** Maximum concurrent catch-ups. After a restart everybody catches up: in small groups each is done soonest. */
const CATCHING_UP = { atOnce: 6, maxWaiting: 5_000 };
const catchUpTurn = turns(CATCHING_UP);

/** Runs an endpoint as HTTP would. */
export async function callEndpoint(
  socket: AppSocket,
  { id, key, ...raw }: EndpointCall,
  requestId: string,
  { isAdmitted = false } = {},
): Promise<unknown> {
  const endpoint = byId.get(id);
  if (!endpoint) throw new AppError("not_found", "There is no such endpoint on the socket.");
  const { actor, ip } = socket.data;
  const userAgent = socket.handshake.headers["user-agent"]?.slice(0, 300) ?? null;
  const host = socket.handshake.headers.host ?? null;
  const context = {
    requestId,
    ip,
    host,
    userAgent,
    cookie: null,
    // An answer over the socket has none; the empty object takes as long to make as the input to validate.
    get responseHeaders() {
      return new Headers();
    },
  };
  const input = { params: raw.params ?? {}, query: raw.query, body: raw.body };
  // What a key reads depends on its bounds, so it shares nothing.
  const isSent = (channelId: string) => !actor.grant && socket.rooms.has(channelRoom(channelId));
  const call = () => sharingWindows(isSent, () => run(endpoint, actor, input, context, { isAdmitted }));
  const { data } = await (key && !hasNonce(raw.body) ? runUnlessSuperseded(actor.userId, key, call) : call());
  return data ?? null;
}

/** What carries one happens once by itself. */
const hasNonce = (body: unknown) => typeof body === "object" && body !== null && "nonce" in body;

type Answer = { data: unknown } | ErrorBody;

const catchingUp = new WeakSet<AppSocket>();

/**
 * Runs several that read, one after the other, once it is this socket's turn. One that fails doesn't stop the others.
 * @throws AppError where one of them writes, or the socket has such a request under way: it would take others' turns
 */
export async function readTogether(
  socket: AppSocket,
  calls: readonly EndpointCall[],
  requestId: string,
): Promise<Answer[]> {
  if (!calls.every(({ id }) => id.startsWith("GET ")))
    throw new AppError("invalid_input", "Only reads can be called together.", { in: "event" });
  if (catchingUp.has(socket))
    throw new AppError("rate_limited", "Wait for the answer of the last request of several calls.", {
      retryAfter: 1,
    });
  catchingUp.add(socket);
  try {
    return await catchUpTurn(() => readInOrder(socket, calls, requestId));
  } finally {
    catchingUp.delete(socket);
  }
}

async function readInOrder(socket: AppSocket, calls: readonly EndpointCall[], requestId: string) {
  const answers: Answer[] = [];
  for (const call of calls) {
    // It has gone while it waited.
    if (!socket.connected) break;
    answers.push(await readOne(socket, call, requestId));
  }
  return answers;
}

async function readOne(socket: AppSocket, call: EndpointCall, requestId: string): Promise<Answer> {
  try {
    return { data: await callEndpoint(socket, call, requestId, { isAdmitted: true }) };
  } catch (error) {
    return describeError(error, call.id, requestId);
  }
}
