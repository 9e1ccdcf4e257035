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

/** The channel itself, for the types that belong to a workspace. */
const MANAGE = [
  "channel.update",
  "channel.archive",
  "channel.delete",
  "channel.manageMembers",
] as const satisfies readonly ChannelAction[];

const TASKS = [
  "task.create",
  "task.update",
  "task.delete",
  "label.manage",
] as const satisfies readonly ChannelAction[];

export type ChannelTypeDefinition = {
  name: string;
  /** A key of `components/shell/channel-icon.tsx`. */
  icon: string;
  /** Stands before the name in running text: "#general". */
  prefix: "#" | "";
  noun: "channel" | "conversation";
  /** Whether it stands for the other of two people, and has their name, picture, presence and status. */
  isPersonal: boolean;
  /** Whether people choose it for a new channel; `description` and `placeholder` are shown there. */
  isCreatable: boolean;
  description: string;
  placeholder: string;
  /** The label of the command that creates one. */
  createLabel: string;
  /** What a new one can be made of: the words of the link, and what files; null for none. */
  imports: { link: string; from: string } | null;
  /** Whether the messages are the content, or stand beside it. */
  messages: "main" | "beside";
  /** The text above the first message, while there is none and afterwards; null for the general one. */
  start: { empty: string; begun: string } | null;
  /** The kind of the channel's own Yjs document. */
  documentKind: "rich-text" | null;
  /** Everything that can happen in such a channel. An action that isn't listed is refused, whatever the role. */
  actions: readonly ChannelAction[];
};

const LATER = { isCreatable: false, description: "", placeholder: "", createLabel: "", imports: null };
const WORKSPACE = {
  prefix: "",
  noun: "channel",
  isPersonal: false,
  messages: "beside",
  start: null,
  documentKind: null,
} as const;
const CONVERSATION = {
  ...LATER,
  prefix: "",
  noun: "conversation",
  isPersonal: false,
  messages: "main",
  documentKind: null,
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
    placeholder: "e.g. design",
    createLabel: "New chat channel",
    imports: null,
    messages: "main",
    actions: [...TALK, ...MANAGE, "channel.publish"],
  },
  VOICE: { ...WORKSPACE, ...LATER, name: "Voice", icon: "volume", actions: [...TALK, ...MANAGE] },
  TODO: {
    ...WORKSPACE,
    name: "To-do list",
    icon: "list-todo",
    isCreatable: true,
    description: "Tasks with dates and people, done together.",
    placeholder: "e.g. Launch checklist",
    createLabel: "New to-do list",
    imports: { link: "import a list", from: "a spreadsheet (CSV)" },
    start: { empty: "Talk about the list here, beside it.", begun: "Messages about this list." },
    actions: [...TALK, ...MANAGE, ...TASKS],
  },
  DOC: {
    ...WORKSPACE,
    name: "Document",
    icon: "file-text",
    isCreatable: true,
    description: "Write together, with messages beside the text.",
    placeholder: "e.g. Launch plan",
    createLabel: "New document",
    imports: { link: "import a document", from: "Markdown, HTML, Word or a zip" },
    start: { empty: "Talk about the document here, beside it.", begun: "Messages about this document." },
    documentKind: "rich-text",
    actions: [...TALK, ...MANAGE, "channel.publish", "document.update"],
  },
  KANBAN: {
    ...WORKSPACE,
    name: "Board",
    icon: "kanban",
    isCreatable: true,
    description: "Cards in columns, from an idea to done.",
    placeholder: "e.g. Product launch",
    createLabel: "New board",
    imports: { link: "import a board", from: "Trello or a spreadsheet (CSV)" },
    start: { empty: "Talk about the board here, beside it.", begun: "Messages about this board." },
    actions: [...TALK, ...MANAGE, ...TASKS, "column.manage"],
  },
  PROJECT: { ...WORKSPACE, ...LATER, name: "Project", icon: "gantt", actions: [...TALK, ...MANAGE] },
  DECK: { ...WORKSPACE, ...LATER, name: "Deck", icon: "presentation", actions: [...TALK, ...MANAGE] },
  // Each of the two archives it for themselves; it can't be renamed, deleted or joined.
  DIRECT: {
    ...CONVERSATION,
    name: "Direct message",
    isPersonal: true,
    icon: "message-circle",
    start: {
      empty: "Your conversation begins here. Only the two of you see it.",
      begun: "Your conversation begins here. Only the two of you see it.",
    },
    actions: TALK,
  },
  GROUP: {
    ...CONVERSATION,
    name: "Group",
    icon: "users",
    start: {
      empty: "The group begins here. Only the people in it see its messages.",
      begun: "The group begins here. Only the people in it see its messages.",
    },
    actions: [...TALK, "channel.update", "channel.delete", "channel.manageMembers"],
  },
} as const satisfies Record<string, ChannelTypeDefinition>;

export type ChannelType = keyof typeof CHANNEL_TYPES;
export type ChannelIconName = (typeof CHANNEL_TYPES)[ChannelType]["icon"];
export type CreatableType = {
  [T in ChannelType]: (typeof CHANNEL_TYPES)[T]["isCreatable"] extends true ? T : never;
}[ChannelType];

/** Those that can be made of a file. */
export type ImportableType = {
  [T in CreatableType]: (typeof CHANNEL_TYPES)[T]["imports"] extends null ? never : T;
}[CreatableType];

export const channelTypes = Object.keys(CHANNEL_TYPES) as [ChannelType, ...ChannelType[]];
export const creatableTypes = channelTypes.filter((type) => CHANNEL_TYPES[type].isCreatable) as [
  CreatableType,
  ...CreatableType[],
];

/** The row of a type, without the literal types of its fields. */
export const channelTypeOf = (type: ChannelType): ChannelTypeDefinition => CHANNEL_TYPES[type];

export const isImportable = (type: CreatableType): type is ImportableType =>
  CHANNEL_TYPES[type].imports !== null;
