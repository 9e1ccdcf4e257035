import type { ChannelAction } from "@/lib/permissions";

/** Messages, in every type: statements that write messages rely on it and don't check the type. */
const TALK = [
  "channel.read",
  "message.create",
  "message.changeOwn",
  "message.pin",
  "message.moderate",
  "message.mentionAll",
] as const satisfies readonly ChannelAction[];

/** Calls, in every type. */
const CALLS = ["call.join", "call.speak", "call.moderate"] as const satisfies readonly ChannelAction[];

/** The channel itself, for the types that belong to a workspace. */
const MANAGE = [
  "channel.update",
  "channel.archive",
  "channel.delete",
  "channel.manageMembers",
  "hook.manage",
] as const satisfies readonly ChannelAction[];

const TASKS = [
  "task.create",
  "task.update",
  "task.delete",
  "label.manage",
] as const satisfies readonly ChannelAction[];

/** The parts of a channel that leave as files. */
export type ExportPart = "document" | "tasks" | "messages";

export type ChannelTypeDefinition = {
  name: string;
  /** A key of `components/shell/channel-icon.tsx`. */
  icon: string;
  /** Stands before the name in running text: "#general". */
  prefix: "#" | "";
  noun: "channel" | "conversation";
  /** Whether it stands for the other of two people, and has their name, picture, presence and status. */
  isPersonal: boolean;
  /** Whether people choose it for a new channel; `description` is shown there. */
  isCreatable: boolean;
  description: string;
  /** The label of the command that creates one. */
  createLabel: string;
  /** Whether the messages are the content, or stand beside it. */
  messages: "main" | "beside";
  /** The text above the first message, while there is none and afterwards; null for the general one. */
  start: { empty: string; begun: string } | null;
  /** The kind of the channel's own Yjs document. */
  documentKind: "rich-text" | null;
  /** What of it an archive holds, in its order. */
  exports: readonly ExportPart[];
  /**
   * What a call in it is: `rings` for the other, `announced` by a message that others join by, or the channel itself is
   * the `room`, which one drops in to.
   */
  calls: "rings" | "announced" | "room";
  /** What one of its tasks is called, or what it is itself. */
  thing: "card" | "document" | "task";
  /** Everything that can happen in such a channel. An action that isn't listed is refused, whatever the role. */
  actions: readonly ChannelAction[];
};

const LATER = { isCreatable: false, description: "", createLabel: "" };
const WORKSPACE = {
  prefix: "",
  noun: "channel",
  isPersonal: false,
  messages: "beside",
  start: null,
  documentKind: null,
  exports: ["messages"],
  calls: "announced",
  thing: "task",
} as const;
const CONVERSATION = {
  ...LATER,
  prefix: "",
  noun: "conversation",
  isPersonal: false,
  messages: "main",
  documentKind: null,
  exports: ["messages"],
  calls: "announced",
  thing: "task",
} as const;

/** The closed table of channel types. `docs/new-feature.md` lists the files that a new row needs. */
export const CHANNEL_TYPES = {
  CHAT: {
    ...WORKSPACE,
    name: "Chat",
    icon: "hash",
    prefix: "#",
    isCreatable: true,
    description: "Talk about a subject.",
    createLabel: "New chat channel",
    messages: "main",
    actions: [...TALK, ...CALLS, ...MANAGE, "channel.publish"],
  },
  VOICE: {
    ...WORKSPACE,
    name: "Voice",
    icon: "volume",
    isCreatable: true,
    description: "A room to talk in, open all day.",
    createLabel: "New voice channel",
    start: {
      empty: "Write to those who talk here, beside them.",
      begun: "Messages beside the voice channel.",
    },
    calls: "room",
    actions: [...TALK, ...CALLS, ...MANAGE],
  },
  TODO: {
    ...WORKSPACE,
    name: "To-do list",
    icon: "list-todo",
    isCreatable: true,
    description: "Tasks with dates and people, done together.",
    createLabel: "New to-do list",
    start: { empty: "Talk about the list here, beside it.", begun: "Messages about this list." },
    exports: ["tasks", "messages"],
    actions: [...TALK, ...CALLS, ...MANAGE, ...TASKS],
  },
  DOC: {
    ...WORKSPACE,
    name: "Document",
    icon: "file-text",
    isCreatable: true,
    description: "Write together, with messages beside the text.",
    createLabel: "New document",
    start: { empty: "Talk about the document here, beside it.", begun: "Messages about this document." },
    documentKind: "rich-text",
    exports: ["document", "messages"],
    thing: "document",
    actions: [...TALK, ...CALLS, ...MANAGE, "channel.publish", "document.update"],
  },
  KANBAN: {
    ...WORKSPACE,
    name: "Board",
    icon: "kanban",
    isCreatable: true,
    description: "Cards in columns, from an idea to done.",
    createLabel: "New board",
    start: { empty: "Talk about the board here, beside it.", begun: "Messages about this board." },
    exports: ["tasks", "messages"],
    thing: "card",
    actions: [...TALK, ...CALLS, ...MANAGE, "channel.publish", ...TASKS, "column.manage"],
  },
  PROJECT: {
    ...WORKSPACE,
    ...LATER,
    name: "Project",
    icon: "gantt",
    actions: [...TALK, ...CALLS, ...MANAGE],
  },
  DECK: {
    ...WORKSPACE,
    ...LATER,
    name: "Deck",
    icon: "presentation",
    actions: [...TALK, ...CALLS, ...MANAGE],
  },
  // Each of the two archives it for themselves; it can't be renamed, deleted or joined.
  DIRECT: {
    ...CONVERSATION,
    name: "Direct message",
    isPersonal: true,
    icon: "message-circle",
    calls: "rings",
    start: {
      empty: "Your conversation begins here. Only the two of you see it.",
      begun: "Your conversation begins here. Only the two of you see it.",
    },
    actions: [...TALK, ...CALLS],
  },
  GROUP: {
    ...CONVERSATION,
    name: "Group",
    icon: "users",
    start: {
      empty: "The group begins here. Only the people in it see its messages.",
      begun: "The group begins here. Only the people in it see its messages.",
    },
    actions: [...TALK, ...CALLS, "channel.update", "channel.delete", "channel.manageMembers"],
  },
} as const satisfies Record<string, ChannelTypeDefinition>;

export type ChannelType = keyof typeof CHANNEL_TYPES;
export type ChannelIconName = (typeof CHANNEL_TYPES)[ChannelType]["icon"];
export type CreatableType = {
  [T in ChannelType]: (typeof CHANNEL_TYPES)[T]["isCreatable"] extends true ? T : never;
}[ChannelType];

export const channelTypes = Object.keys(CHANNEL_TYPES) as [ChannelType, ...ChannelType[]];
export const creatableTypes = channelTypes.filter((type) => CHANNEL_TYPES[type].isCreatable) as [
  CreatableType,
  ...CreatableType[],
];

/** The row of a type, without the literal types of its fields. */
export const channelTypeOf = (type: ChannelType): ChannelTypeDefinition => CHANNEL_TYPES[type];

/** Whether what is in it stands in columns. */
export const hasColumns = (type: ChannelType): boolean =>
  channelTypeOf(type).actions.includes("column.manage");
