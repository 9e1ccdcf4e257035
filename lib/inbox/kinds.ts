/** What a sentence says of an item. `place` is "#general", or empty where there is none to name. */
export type InboxReason = {
  who: string;
  place: string;
  inPlace: string;
  workspaceName: string | undefined;
  text: string;
  audience: "everyone" | "role" | null;
  /** What was commented on. */
  title: string | undefined;
};

/** What of the inbox can be looked at by itself: over the API, and with `isFilter` on the page. */
export const INBOX_GROUPS = {
  mentions: { label: "Mentions", isFilter: true },
  threads: { label: "Threads", isFilter: true },
  tasks: { label: "Tasks", isFilter: true },
  messages: { label: "Messages", isFilter: false },
  reactions: { label: "Reactions", isFilter: false },
  warnings: { label: "Warnings", isFilter: false },
} as const satisfies Record<string, { label: string; isFilter: boolean }>;
export type InboxGroup = keyof typeof INBOX_GROUPS;
export const inboxGroups = Object.keys(INBOX_GROUPS) as InboxGroup[];

type InboxKindDefinition = {
  group: InboxGroup | null;
  icon:
    | "mention"
    | "thread"
    | "message"
    | "reaction"
    | "invite"
    | "reminder"
    | "report"
    | "warning"
    | "task"
    | "call";
  /** Whether seeing the message in its stream reads the item. */
  isReadBySeeing: boolean;
  sentence: (reason: InboxReason) => string;
  /** Where it leads instead of to its target. */
  page?: "inbox" | "moderation";
  /** Whether its notification makes no sound. */
  isSilent?: true;
  /** Whether its domain notifies people's browsers when it comes up, in place of the general job. */
  hasOwnPush?: true;
  /** How the item's own text shows: its sentence has it already, or there is nowhere else to read all of it. */
  text?: "inSentence" | "whole";
};

const CALLED = { me: "you", everyone: "everyone", role: "your role" };

/**
 * Why something is in the inbox. Who may see an item is decided by its channel; a kind with a rule of its own has it in
 * `visible.ts`.
 */
export const INBOX_KINDS = {
  MENTION: {
    ...{ group: "mentions", icon: "mention", isReadBySeeing: true },
    sentence: ({ who, audience, inPlace }) => `${who} mentioned ${CALLED[audience ?? "me"]}${inPlace}`,
  },
  /** In a document. It stays unread until the item is opened: who has the document open hasn't read all of it. */
  DOCUMENT_MENTION: {
    ...{ group: "mentions", icon: "mention", isReadBySeeing: false },
    sentence: ({ who, inPlace }) => `${who} mentioned you${inPlace}`,
  },
  THREAD_REPLY: {
    ...{ group: "threads", icon: "thread", isReadBySeeing: true },
    sentence: ({ who, inPlace }) => `${who} replied in a thread${inPlace}`,
  },
  /** On a task that concerns this person, or whose comments they follow. */
  COMMENT: {
    ...{ group: "tasks", icon: "task", isReadBySeeing: true },
    sentence: ({ who, title, inPlace }) => `${who} commented on ${title ? `“${title}”` : "a task"}${inPlace}`,
  },
  DIRECT_MESSAGE: {
    ...{ group: "messages", icon: "message", isReadBySeeing: true },
    sentence: ({ who, place }) => (place ? `${who} wrote in ${place}` : `${who} wrote to you`),
  },
  /** In a channel of which this person wants to hear everything. */
  MESSAGE: {
    ...{ group: "messages", icon: "message", isReadBySeeing: true },
    sentence: ({ who, inPlace }) => `${who} wrote${inPlace}`,
  },
  REACTION: {
    ...{ group: "reactions", icon: "reaction", isReadBySeeing: false, text: "inSentence" },
    sentence: ({ who, text, inPlace }) => `${who} reacted with ${text}${inPlace}`,
  },
  INVITE: {
    ...{ group: null, icon: "invite", isReadBySeeing: false, page: "inbox" },
    sentence: ({ who, workspaceName = "a workspace" }) => `${who} invited you to ${workspaceName}`,
  },
  /** Somebody came by this person's invite. */
  JOINED: {
    ...{ group: null, icon: "invite", isReadBySeeing: true },
    sentence: ({ who, workspaceName = "a workspace" }) => `${who} joined ${workspaceName} by your invite`,
  },
  REMINDER: {
    ...{ group: null, icon: "reminder", isReadBySeeing: false },
    sentence: () => "You asked to be reminded",
  },
  ASSIGNED: {
    ...{ group: "tasks", icon: "task", isReadBySeeing: false },
    sentence: ({ who, inPlace }) => `${who} assigned a task to you${inPlace}`,
  },
  /** A task is due that is assigned to this person, or to nobody where they made it or follow it. */
  DUE: {
    ...{ group: "tasks", icon: "task", isReadBySeeing: false },
    sentence: ({ inPlace }) => `A task is due${inPlace}`,
  },
  /** A call that rang for this person in vain. The call itself has made its sound. */
  CALL_MISSED: {
    ...{ group: null, icon: "call", isReadBySeeing: true, isSilent: true, hasOwnPush: true },
    sentence: ({ who, inPlace }) => `You missed a call from ${who}${inPlace}`,
  },
  REPORT: {
    ...{ group: null, icon: "report", isReadBySeeing: false, page: "moderation" },
    sentence: ({ who, workspaceName }) =>
      `${who} reported something${workspaceName ? ` in ${workspaceName}` : ""}`,
  },
  /** From the admins of a workspace, about something that was reported. */
  WARNING: {
    ...{ group: "warnings", icon: "warning", isReadBySeeing: false, text: "whole" },
    sentence: ({ workspaceName = "a workspace" }) =>
      `You received a warning from the admins of ${workspaceName}`,
  },
  /** Nothing could be delivered to a webhook of theirs for days. */
  WEBHOOK_DISABLED: {
    ...{ group: "warnings", icon: "warning", isReadBySeeing: false, text: "inSentence" },
    sentence: ({ workspaceName = "a workspace", text }) =>
      `The webhook ${text} of ${workspaceName} was turned off, since its address failed for days`,
  },
  /** Of a person's AI budget, or of the workspace's to who manages that. */
  AI_BUDGET: {
    ...{ group: "warnings", icon: "warning", isReadBySeeing: false, text: "inSentence" },
    sentence: ({ workspaceName = "a workspace", text }) =>
      `You are near a limit in ${workspaceName}: ${text}`,
  },
} as const satisfies Record<string, InboxKindDefinition>;

export type InboxKind = keyof typeof INBOX_KINDS;
export type InboxIconName = (typeof INBOX_KINDS)[InboxKind]["icon"];
export const inboxKinds = Object.keys(INBOX_KINDS) as InboxKind[];
/** The row of a kind, with the fields that only some have. */
export const inboxKind = (kind: InboxKind): InboxKindDefinition => INBOX_KINDS[kind];

export const kindsOfGroup = (group: InboxGroup) =>
  inboxKinds.filter((kind) => INBOX_KINDS[kind].group === group);
