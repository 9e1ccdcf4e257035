import type { AuditAction } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import type { ObjectPreview } from "./schema";

export type Viewer = Pick<Actor, "userId">;

/** Where an object is, and whose it is: what is needed to notify of it, save it or report it. */
export type AccessedObject = {
  workspaceId: string | null;
  /** Null for what is in no channel: people. */
  channelId: string | null;
  threadId: string | null;
  /** Who wrote it or sent it; the person itself. */
  authorId: string | null;
  isDeleted: boolean;
};

/** What the filters of a search look at, as SQL. */
export type FilteredFields = {
  /** The id of who made it, and when. */
  author: string;
  at: string;
  /** The condition of `is:`, of those that it can be. */
  is: Partial<Record<string, string>>;
  /** A query of `user_id` of those whom it is assigned to, which goes on with AND. */
  assignees: string;
  /** The condition of `due:` for a person; `given` gives the name of a value in the statement. */
  due: (value: DueValue, userId: string, given: (value: unknown) => string) => string;
};

/** See lib/search/limits.ts. */
type DueValue = "overdue" | "today" | "tomorrow" | "week" | "later" | "none";

/**
 * How objects are found by their names and short texts: parts of a SELECT over `visible v`, the channels in scope that
 * person $1 sees. What is found must be joined to it, or limited by a rule of its own.
 */
export type SearchSource = {
  from: string;
  conditions: string;
  /** SQL of what is searched, by `search_name()`; those that aren't in `v` have a trigram index. The first decides what comes first. */
  searched: readonly string[];
  /** SQL of each field of the result; `text` is what is shown, with the matches marked. */
  fields: { id: string; text: string; person: string; place: string; createdAt: string };
  /** Whether it is part of a message `msg`: filters such as `from:ada` are those of the message. */
  isOfMessage?: true;
  /** For what has filters of its own, such as `is:done`. It is then found without words as well. */
  filtered?: FilteredFields;
  /** For what is in no channel: the condition that it belongs to a workspace, by the SQL of the workspace's id. */
  ofWorkspace?: (workspaceId: string) => string;
};

/**
 * How objects are found by a text of blocks. What is found must be joined to `visible v`, as above. Messages, which have
 * one short text each, have a statement of their own (`lib/search/postgres/messages.ts`).
 */
export type TextSource = {
  from: string;
  conditions: string;
  /** SQL of the id, of when it was last edited, and of the text as a tsvector, as it is, and as JSON of its blocks. */
  fields: { id: string; editedAt: string; search: string; body: string; blocks: string };
};

export type ReportSource = {
  /** Whom the report is about, for what several people write; without it, who the author is. */
  subject?: (viewer: Viewer, id: string) => Promise<string | null>;
  /** What it says, kept with the report. */
  excerpt: (viewer: Viewer, id: string) => Promise<string>;
  /** How admins of a workspace delete what was reported; null for what they can't delete. */
  deletion: {
    action: AuditAction;
    /** Which of these are there, in the workspace, to be deleted. */
    find: (workspaceId: string, ids: readonly string[]) => Promise<Set<string>>;
    delete: (tx: Transaction, id: string, by: { actorId: string; workspaceId: string }) => Promise<void>;
  } | null;
};

/** The server side of a row of `OBJECT_TYPES`. A domain exports its own as `object-source.ts`. */
export type ObjectSource = {
  /** What these are for a viewer, in one query. What they may not see, or what isn't there, is left out. */
  resolve: (viewer: Viewer, ids: readonly string[]) => Promise<ObjectPreview[]>;
  /** @throws AppError not_found for what isn't there, and for what the viewer can't see */
  access: (viewer: Viewer, id: string) => Promise<AccessedObject>;
  /** Where it is searched by name; messages have their full text in `lib/search/postgres/messages.ts` instead. */
  search: readonly SearchSource[];
  text?: TextSource;
  /** What has comments: a query of what those of thread `t` are on, with type, id and title, and the quote of a part. */
  about?: string;
  /** Null for what can't be reported. Its author is who the report is about. */
  report: ReportSource | null;
};
