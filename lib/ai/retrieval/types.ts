import type { Prisma } from "@/lib/generated/prisma/client";
import type { ObjectKey } from "@/lib/objects/types";
import type { SourceRef } from "./schema";

/** Where an answer is looked for. Days are moments here: their zone is the asker's. */
export type RetrievalScope = {
  channelId?: string | undefined;
  authorId?: string | undefined;
  after?: Date | undefined;
  before?: Date | undefined;
};

/** A place of the workspace that may hold the answer. */
export type Source = {
  kind: "message" | "document" | "task" | "file";
  id: string;
  /** Of a document: the paragraph. */
  block?: string;
  channelId: string;
  /** Its address, without the site's. */
  path: string;
  title: string;
  excerpt: string;
  at: Date;
  /** Null where the account is gone, and of documents, which several people write. */
  author: string | null;
};

export type RetrievalRequest = {
  /** Yields the ids of the channels that may be searched: nothing outside of them is found. See `readableBy`. */
  readable: Prisma.Sql;
  /** Only its channels are searched, and of those outside of workspaces the ones that `readable` has. */
  workspaceId: string;
  question: string;
  /** Of the question, by the model of the index; see `questionVector`. */
  vector?: Float32Array | undefined;
  /** Of a follow-up: what was asked before, whose words count less. */
  before?: string | undefined;
  scope?: RetrievalScope | undefined;
  limit?: number | undefined;
  /** Found beside what the question finds, `limit` of it at most, where it can still be read: what an answer before cited. */
  also?: readonly Omit<SourceRef, "number">[] | undefined;
  /** What isn't found, such as the message that asks. */
  except?: readonly ObjectKey[] | undefined;
};

/** How well an object has the words of a question: one of these is the same for all types. */
export type Candidate = {
  kind: Source["kind"];
  id: string;
  block?: string;
  channelId: string;
  at: Date;
  /** Which of the terms it has. */
  matches: readonly boolean[];
  /** PostgreSQL's rank among those of its type. */
  rank: number;
};
