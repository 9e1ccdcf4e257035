import { isGrantable, SCOPES, type Scope } from "@/lib/http/scopes";

/** The scopes as the person who makes a key chooses them, by the subject before the colon. */
export const SCOPE_GROUPS = {
  "Messages and conversations": ["messages", "conversations", "search", "inbox", "later", "emoji", "calls"],
  "Documents, tasks and files": ["documents", "tasks", "files"],
  "Workspaces and people": ["workspaces", "channels", "members", "invites", "people"],
  "Account and settings": ["account", "settings", "notifications"],
  "AI, jobs and connections": ["ai", "jobs", "realtime", "webhooks"],
  Administration: ["moderation", "instance"],
} as const;

const grantable = (Object.keys(SCOPES) as Scope[]).filter(isGrantable);

export const subjectOf = (scope: Scope): string => scope.split(":")[0]!;

export const scopesOf = (subjects: readonly string[]): Scope[] =>
  grantable.filter((scope) => subjects.includes(subjectOf(scope)));

const AWAY_FROM_ADMINISTRATION = grantable.filter((scope) => !/^(moderation|instance|webhooks):/.test(scope));

/** What a key is usually for, to begin with. */
export const PRESETS: { label: string; scopes: readonly Scope[] }[] = [
  { label: "Send messages", scopes: ["channels:read", "messages:write"] },
  { label: "Read", scopes: AWAY_FROM_ADMINISTRATION.filter((scope) => scope.endsWith(":read")) },
  { label: "Read and write", scopes: AWAY_FROM_ADMINISTRATION.filter((scope) => scope !== "account:write") },
  {
    label: "AI assistant (MCP)",
    scopes: [
      ...(["workspaces:read", "channels:read", "members:read", "people:read", "messages:read"] as const),
      ...(["messages:write", "documents:read", "documents:write", "tasks:read", "tasks:write"] as const),
      ...(["files:read", "search:read", "inbox:read"] as const),
    ],
  },
];
