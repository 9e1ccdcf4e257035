import type { Scope } from "@/lib/http/scopes";

/** What a model may be given of what the asker reads: a program needs the rights to read it itself. */
export const READ_BY_ASKING = [
  "channels:read",
  "conversations:read",
  "messages:read",
  "documents:read",
  "tasks:read",
  "files:read",
  "members:read",
] as const satisfies readonly Scope[];
