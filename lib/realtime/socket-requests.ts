import { z } from "zod";
import type { ErrorBody } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";
import type { ServerEvent, ServerEventName } from "./events";
import type { Presence } from "./presence";

/** Of one signal: an offer with camera and screen is under 7 kB. */
export const MAX_SIGNAL_LENGTH = 32_000;

export type Ack<T> = (result: { data: T } | ErrorBody) => void;

const EndpointCall = z.strictObject({
  id: z.string().max(200),
  params: z.unknown().optional(),
  query: z.unknown().optional(),
  body: z.unknown().optional(),
  /** Of a write: names it, should it have to be repeated over HTTP. */
  key: Id.optional(),
});
const Stream = z.strictObject({ channelId: Id, threadId: Id.optional() });
const CallPlace = z.strictObject({ callId: Id, participantId: Id });
const ShownChat = z.strictObject({ aiSessionId: Id });

/** What browsers ask of the node. A name is `noun.verb`. The node validates each against its schema. */
export const SocketRequests = {
  /** Runs an endpoint that is marked `realtime`. `id` is its `contractId`. */
  "endpoint.call": EndpointCall,
  /** The same for several that only read, as after a time without events. Answers each as it would be answered alone. */
  "endpoint.callAll": z.strictObject({ calls: z.array(EndpointCall).min(1).max(50) }),
  /** The streams and AI chats that this page shows now, in place of those it showed before. */
  "viewing.set": z.strictObject({ streams: z.array(z.union([Stream, ShownChat])).max(10) }),
  /** I am typing here, or in this thread of it; notify those who look at it. Send at most every 3 seconds. */
  "typing.start": Stream,
  /** The presence of people in one or all of my workspaces. Answers `{ people }`; people not listed are offline. */
  "presence.list": z.strictObject({ workspaceId: Id.optional() }),
  /** This device is that participant: it gets signals from now on, and stays in the call while it is connected. */
  "call.attach": CallPlace,
  /** A description or candidate for another participant, as WebRTC makes it. Never stored. */
  "call.signal": CallPlace.extend({ to: Id, signal: z.string().min(1).max(MAX_SIGNAL_LENGTH) }),
  /** I began or stopped speaking. */
  "call.speak": CallPlace.extend({ isSpeaking: z.boolean() }),
  "call.react": CallPlace.extend({ emoji: z.string().min(1).max(32) }),
  /** Nobody has touched this device for a while, or somebody does again. */
  "presence.report": z.strictObject({ isIdle: z.boolean() }),
} as const;

export type EndpointCall = z.output<typeof EndpointCall>;
type Request<N extends keyof typeof SocketRequests> = z.input<(typeof SocketRequests)[N]>;

export type ServerToClient = { [N in ServerEventName]: (data: ServerEvent<N>) => void };

export type ClientToServer = {
  "endpoint.call": (input: Request<"endpoint.call">, ack: Ack<unknown>) => void;
  "endpoint.callAll": (
    input: Request<"endpoint.callAll">,
    ack: Ack<({ data: unknown } | ErrorBody)[]>,
  ) => void;
  "viewing.set": (input: Request<"viewing.set">, ack?: Ack<null>) => void;
  "typing.start": (input: Request<"typing.start">, ack?: Ack<null>) => void;
  "presence.list": (
    input: Request<"presence.list">,
    ack: Ack<{ people: { userId: string; presence: Presence }[] }>,
  ) => void;
  /** The error is `not_found` where the participant has left or was put out. */
  "call.attach": (input: Request<"call.attach">, ack: Ack<null>) => void;
  "call.signal": (input: Request<"call.signal">, ack?: Ack<null>) => void;
  "call.speak": (input: Request<"call.speak">, ack?: Ack<null>) => void;
  "call.react": (input: Request<"call.react">, ack?: Ack<null>) => void;
  "presence.report": (input: Request<"presence.report">, ack?: Ack<null>) => void;
};
