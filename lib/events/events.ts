import { z } from "zod";

/**
 * Every domain event: the type of object it happened to, and what its processors can't read from that object any more.
 * A name is `noun.pastTense`. What follows each is in `lib/composition/processors.ts`.
 */
export const DomainEvents = {
  "message.created": { object: "message", payload: z.object({}) },
  /** Its text was edited; `bodyBefore` is what it was. */
  "message.updated": { object: "message", payload: z.object({ bodyBefore: z.string() }) },
  /** Only the tombstone is left. */
  "message.deleted": { object: "message", payload: z.object({ threadId: z.uuid().nullable() }) },
  /** The actor has reacted to a message whose author's inbox shows reactions. */
  "reaction.added": { object: "message", payload: z.object({ emoji: z.string() }) },
  "reaction.removed": { object: "message", payload: z.object({ emoji: z.string() }) },
  /** Into the workspace of the event, by an invite. */
  "person.joined": { object: "person", payload: z.object({ membershipId: z.uuid(), inviterId: z.uuid() }) },
  /** Out of the workspace of the event, by themselves or by the actor. */
  "person.left": { object: "person", payload: z.object({}) },
  "channel.created": { object: "channel", payload: z.object({}) },
  "channel.updated": { object: "channel", payload: z.object({}) },
  /** `readerIds`: of a private one, those of its people who made webhooks; null where everyone saw it. */
  "channel.deleted": { object: "channel", payload: z.object({ readerIds: z.array(z.uuid()).nullable() }) },
  "call.ended": { object: "call", payload: z.object({}) },
  "task.created": { object: "task", payload: z.object({}) },
  /** Its title or its notes. */
  "task.updated": { object: "task", payload: z.object({}) },
  /** Acts on it that say more than that its text changed; see lib/tasks/activity/schema.ts. */
  "task.acted": { object: "task", payload: z.object({ kinds: z.array(z.string()) }) },
  "task.deleted": { object: "task", payload: z.object({}) },
  /** To these people, by the actor. */
  "task.assigned": { object: "task", payload: z.object({ userIds: z.array(z.uuid()) }) },
  /** An attachment of a task has got its thumbnail or another alternative text. */
  "file.updated": { object: "file", payload: z.object({}) },
  /** Some edits of a document, of one or several people. */
  "document.edited": { object: "document", payload: z.object({}) },
} as const;

export type DomainEvent = keyof typeof DomainEvents;
/** Those that say only that an object changed: the last one stands for those before it. */
export const SUPERSEDING_EVENTS: ReadonlySet<DomainEvent> = new Set<DomainEvent>(["document.edited"]);

export type ObjectTypeOf<E extends DomainEvent> = (typeof DomainEvents)[E]["object"];
export type PayloadOf<E extends DomainEvent> = z.output<(typeof DomainEvents)[E]["payload"]>;

/** The events of one object are delivered in the order in which they were recorded. */
export type EventObject = { type: ObjectTypeOf<DomainEvent>; id: string };
