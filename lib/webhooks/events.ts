import type { Scope } from "@/lib/http/scopes";

export type WebhookEventDefinition = {
  label: string;
  group: "Messages" | "Tasks" | "Cards" | "Documents" | "Channels" | "Members" | "Calls";
  /** What a program needs to be granted to read the same by the API. */
  scope: Scope;
  /** What `data` holds. */
  holds: string;
  /** Only the last state counts: one that still waits stands for those after it. */
  isState?: true;
};

const MESSAGE = { group: "Messages", scope: "messages:read" } as const;
const TASK = { group: "Tasks", scope: "tasks:read" } as const;
const CARD = { group: "Cards", scope: "tasks:read" } as const;
const CHANNEL = { group: "Channels", scope: "channels:read" } as const;
const MEMBER = { group: "Members", scope: "members:read" } as const;

/** The closed table of what can be sent to webhooks, by its name outside. `lib/webhooks/follow.ts` says what it follows. */
export const WEBHOOK_EVENTS = {
  "message.created": { ...MESSAGE, label: "Message sent", holds: "the message" },
  "message.updated": { ...MESSAGE, label: "Message edited", holds: "the message", isState: true },
  "message.deleted": { ...MESSAGE, label: "Message deleted", holds: "the message without its content" },
  "task.created": { ...TASK, label: "Task created", holds: "the task" },
  "task.updated": { ...TASK, label: "Task changed", holds: "the task", isState: true },
  "task.completed": { ...TASK, label: "Task completed", holds: "the task" },
  "task.reopened": { ...TASK, label: "Task reopened", holds: "the task" },
  "task.deleted": { ...TASK, label: "Task deleted", holds: "the ids of the task and its channel" },
  "card.created": { ...CARD, label: "Card created", holds: "the card" },
  "card.updated": { ...CARD, label: "Card changed", holds: "the card", isState: true },
  "card.moved": { ...CARD, label: "Card moved to another column", holds: "the card" },
  "card.completed": { ...CARD, label: "Card completed", holds: "the card" },
  "card.reopened": { ...CARD, label: "Card reopened", holds: "the card" },
  "card.deleted": { ...CARD, label: "Card deleted", holds: "the ids of the card and its channel" },
  "document.updated": {
    ...{ group: "Documents", scope: "documents:read", label: "Document edited", isState: true },
    holds: "the id and title of the document, and when it was edited",
  },
  "channel.created": { ...CHANNEL, label: "Channel created", holds: "the channel" },
  "channel.updated": { ...CHANNEL, label: "Channel changed", holds: "the channel", isState: true },
  "channel.deleted": { ...CHANNEL, label: "Channel deleted", holds: "the id of the channel" },
  "member.joined": { ...MEMBER, label: "Member joined", holds: "the person, and their role" },
  "member.left": { ...MEMBER, label: "Member left", holds: "the person" },
  "call.ended": {
    ...{ group: "Calls", scope: "calls:read", label: "Call ended" },
    holds: "the call, with its times and how many people were in it",
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export const webhookEvents = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]];
/** The row of an event, with the fields that only some have. */
export const webhookEvent = (event: WebhookEvent): WebhookEventDefinition => WEBHOOK_EVENTS[event];

/** Sent by a person's press, whatever events are chosen. */
export const TEST_EVENT = "webhook.test";

/** Those that belong to no channel: a choice of channels doesn't hold them back. */
export const isOfWorkspace = (event: WebhookEvent): boolean => event.startsWith("member.");
