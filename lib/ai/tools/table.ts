import type { Scope } from "@/lib/http/scopes";

/** What a person can change of a call before they confirm it. */
export type ToolField = {
  name: string;
  label: string;
  kind: "line" | "text" | "date";
  isOptional?: true;
};

export type ToolDefinition = {
  /** What a program needs that calls it. */
  scope: Scope;
  /** How a call shows while it runs, and when it has run. */
  running: string;
  done: string;
} & (
  | {
      kind: "read";
      /** The field of its input that says what was asked for. */
      about?: string;
      /** It tells of more than a place: not for answers that others read. */
      isPrivate?: true;
    }
  | {
      /** It changes something: a person confirms each call. */
      kind: "write";
      title: string;
      /** Stands before the name of the place. */
      where: string;
      fields: readonly ToolField[];
    }
);

const title = { name: "title", label: "Title", kind: "line" } as const;
const notes = { name: "notes", label: "Notes", kind: "text", isOptional: true } as const;
const due = { name: "due", label: "Due date", kind: "date", isOptional: true } as const;
const text = { name: "text", label: "Text", kind: "text" } as const;

/** The closed table of what a model can do in the workspace: its server side is in `tools.ts`. */
export const TOOLS = {
  search_workspace: {
    ...{ kind: "read", scope: "search:read", about: "query" },
    ...{ running: "Searching the workspace", done: "Searched the workspace" },
  },
  list_channels: {
    ...{ kind: "read", scope: "channels:read", about: "name" },
    ...{ running: "Looking for channels", done: "Looked for channels" },
  },
  read_channel: {
    ...{ kind: "read", scope: "messages:read" },
    ...{ running: "Reading a channel", done: "Read a channel" },
  },
  read_thread: {
    ...{ kind: "read", scope: "messages:read" },
    ...{ running: "Reading a thread", done: "Read a thread" },
  },
  read_document: {
    ...{ kind: "read", scope: "documents:read" },
    ...{ running: "Reading a document", done: "Read a document" },
  },
  read_task: {
    ...{ kind: "read", scope: "tasks:read" },
    ...{ running: "Reading a task", done: "Read a task" },
  },
  read_file: {
    ...{ kind: "read", scope: "files:read" },
    ...{ running: "Reading a file", done: "Read a file" },
  },
  list_people: {
    ...{ kind: "read", scope: "members:read", about: "name", isPrivate: true },
    ...{ running: "Looking for people", done: "Looked for people" },
  },
  create_task: {
    ...{ kind: "write", scope: "tasks:write", title: "Create a task", where: "In the list" },
    ...{ running: "Preparing a task", done: "Created a task", fields: [title, notes, due] },
  },
  create_card: {
    ...{ kind: "write", scope: "tasks:write", title: "Create a card", where: "On the board" },
    ...{ running: "Preparing a card", done: "Created a card", fields: [title, notes, due] },
  },
  create_document: {
    ...{ kind: "write", scope: "documents:write", title: "Create a document", where: "In" },
    ...{ running: "Preparing a document", done: "Created a document", fields: [title, text] },
  },
  append_to_document: {
    ...{ kind: "write", scope: "documents:write", title: "Add to a document", where: "At the end of" },
    ...{ running: "Preparing a text", done: "Added to a document", fields: [text] },
  },
  send_message: {
    ...{ kind: "write", scope: "messages:write", title: "Send a message", where: "As you, in" },
    ...{ running: "Preparing a message", done: "Sent a message", fields: [text] },
  },
} as const satisfies Record<string, ToolDefinition>;

export type ToolName = keyof typeof TOOLS;
export type WriteToolName = {
  [N in ToolName]: (typeof TOOLS)[N]["kind"] extends "write" ? N : never;
}[ToolName];
export type ReadToolName = Exclude<ToolName, WriteToolName>;

/** Undefined for a name that a model made up. */
export const findTool = (name: string): ToolDefinition | undefined =>
  Object.hasOwn(TOOLS, name) ? TOOLS[name as ToolName] : undefined;
