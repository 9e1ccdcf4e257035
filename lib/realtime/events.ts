import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { Presence } from "./presence";

/**
 * Every event that the server sends, by its name (`noun.pastTense`). Each domain declares its own in
 * `lib/<domain>/events.ts`: it passes their schemas to `serverEvents` and merges their types into this interface.
 */
export interface ServerEventMap extends Events<typeof RealtimeEvents> {}

export type ServerEventName = keyof ServerEventMap;
export type ServerEvent<N extends ServerEventName> = ServerEventMap[N]["output"];
export type ServerEventInput<N extends ServerEventName> = ServerEventMap[N]["input"];

/** The types that a map of schemas adds to `ServerEventMap`. */
export type Events<Schemas extends Record<string, z.ZodType>> = {
  [N in keyof Schemas]: { input: z.input<Schemas[N]>; output: z.output<Schemas[N]> };
};

const schemas = new Map<string, z.ZodType>();

/** Declares the events of a domain. A module that publishes one imports the file that declares it. */
export function serverEvents<Schemas extends Record<`${string}.${string}`, z.ZodType>>(
  declared: Schemas,
): Schemas {
  for (const [name, schema] of Object.entries(declared)) schemas.set(name, schema);
  return declared;
}

/** @throws where the file that declares the event hasn't been imported */
export function eventSchema(name: ServerEventName): z.ZodType {
  const schema = schemas.get(name);
  if (!schema) throw new Error(`Import the events.ts that declares ${name} where it is published.`);
  return schema;
}

export const RealtimeEvents = serverEvents({
  "typing.started": z.object({ channelId: Id, threadId: Id.nullable(), userId: Id, name: z.string() }),
  "presence.changed": z.object({ people: z.array(z.object({ userId: Id, presence: Presence })) }),
  /** Everything up to here has been sent: where to begin after a break in the connection. */
  "position.moved": z.object({ position: z.string() }),
  /** To connect with, after a break. */
  "token.renewed": z.object({ token: z.string() }),
  /** What was missed isn't known any more, as after a break of over a minute: read everything again. */
  "server.resynchronized": z.object({}),
  "session.ended": z.object({}),
});
