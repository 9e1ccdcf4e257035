/**
 * What a contract needs an API key, a token or an MCP client to be granted: the closed list, with the words shown to
 * the person who grants it. `public` needs no sign-in; `account:security` is never granted, only a sign-in has it.
 */
export const SCOPES = {
  public: "Nothing: anyone may call this",
  "account:read": "See your account",
  "account:write": "Change your name and picture",
  "account:security": "Change how you sign in",
  "people:read": "See people and their statuses",
  "people:write": "Block and unblock people",
  "settings:read": "See settings",
  "settings:write": "Change settings",
  "workspaces:read": "See your workspaces",
  "workspaces:write": "Create, change and delete workspaces",
  "members:read": "See members",
  "members:write": "Invite, change and remove members",
  "invites:read": "See open invites and their links, by which others join",
  "channels:read": "See channels and who is in them",
  "channels:write": "Create, change and delete channels",
  "conversations:read": "See your direct conversations",
  "conversations:write": "Start and change direct conversations",
  "messages:read": "Read messages and threads",
  "messages:write": "Write, change, pin, save and react to messages",
  "later:read": "See drafts, scheduled messages and reminders",
  "later:write": "Change drafts, scheduled messages and reminders",
  "inbox:read": "See your inbox",
  "inbox:write": "Change your inbox",
  "notifications:read": "See how you are notified",
  "notifications:write": "Change how you are notified",
  "emoji:read": "See custom emoji and stickers",
  "emoji:write": "Change custom emoji and stickers",
  "calls:read": "See calls and who is in them",
  "calls:write": "Start, join, change and end calls",
  "documents:read": "Read documents and their versions",
  "documents:write": "Change documents and name their versions",
  "tasks:read": "See tasks and their labels",
  "tasks:write": "Create, change, complete and delete tasks and their labels",
  "files:read": "Download files",
  "files:write": "Upload, describe and delete files",
  "search:read": "Search",
  "ai:read": "Read your AI chats and see what AI costs",
  "ai:write": "Write to AI models, and change AI chats and budgets",
  "moderation:read": "See reports and the audit log",
  "moderation:write": "Report and decide on reports",
  "webhooks:read": "See webhooks and what was sent to them",
  "webhooks:write": "Create, change and delete webhooks",
  "jobs:read": "See the progress of long jobs",
  "jobs:write": "Cancel long jobs",
  "realtime:connect": "Receive events live",
  "instance:read": "See the state of this instance",
  "instance:write": "Administer this instance",
} as const;

export type Scope = keyof typeof SCOPES;

/** Whether a person can grant it to a program. */
export const isGrantable = (scope: Scope): boolean => scope !== "public" && scope !== "account:security";
