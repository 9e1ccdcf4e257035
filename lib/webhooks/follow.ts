import type { DomainEvent, PayloadOf } from "@/lib/events/events";
import type { WebhookEvent } from "./events";

type Follower<E extends DomainEvent> = (payload: PayloadOf<E>, isCard: boolean) => readonly WebhookEvent[];

const taskOrCard =
  (act: "created" | "updated" | "deleted") =>
  (_: object, isCard: boolean): readonly WebhookEvent[] => [isCard ? `card.${act}` : `task.${act}`];

/** What the acts of one change are called outside; everything else changes a task. */
const ACTS: Readonly<Record<string, { card: WebhookEvent; task: WebhookEvent }>> = {
  completed: { card: "card.completed", task: "task.completed" },
  reopened: { card: "card.reopened", task: "task.reopened" },
  column: { card: "card.moved", task: "task.updated" },
};
const CHANGED = { card: "card.updated", task: "task.updated" } as const;

/** The domain events that webhooks follow, and what each is called outside. */
export const FOLLOWED = {
  "message.created": () => ["message.created"],
  "message.updated": () => ["message.updated"],
  "message.deleted": () => ["message.deleted"],
  "task.created": taskOrCard("created"),
  "task.updated": taskOrCard("updated"),
  "task.deleted": taskOrCard("deleted"),
  "task.acted": ({ kinds }, isCard) => [
    ...new Set(kinds.map((kind) => (ACTS[kind] ?? CHANGED)[isCard ? "card" : "task"])),
  ],
  "document.edited": () => ["document.updated"],
  "channel.created": () => ["channel.created"],
  "channel.updated": () => ["channel.updated"],
  "channel.deleted": () => ["channel.deleted"],
  "person.joined": () => ["member.joined"],
  "person.left": () => ["member.left"],
  "call.ended": () => ["call.ended"],
} as const satisfies { [E in DomainEvent]?: Follower<E> };

export type FollowedEvent = keyof typeof FOLLOWED;
