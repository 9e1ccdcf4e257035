import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, line, Timestamp, text } from "@/lib/http/schema";
import { AiMessage, AiNode } from "../messages/schema";
import { MAX_INSTRUCTIONS, MAX_TITLE } from "./limits";

/** A chat as lists show it. Readers of a shared one get neither its folder and model nor the owner's branch. */
export const AiSession = z.object({
  id: Id,
  workspaceId: Id,
  owner: Person,
  folderId: Id.nullable(),
  title: z.string(),
  modelId: Id.nullable(),
  visibility: z.enum(["PRIVATE", "WORKSPACE"]),
  /** The last message of the branch that is shown; null where nothing was asked. */
  leafId: Id.nullable(),
  /** The last message of the branch that the workspace reads; null where none is shared. */
  sharedLeafId: Id.nullable(),
  archivedAt: Timestamp.nullable(),
  /** Whether it answers from what its owner can read in the workspace. */
  isAsk: z.boolean(),
  /** Whether its model can look into the workspace. False for readers. */
  usesWorkspace: z.boolean(),
  lastMessageAt: Timestamp,
  createdAt: Timestamp,
  revision: z.int(),
});
export type AiSession = z.output<typeof AiSession>;

/** What a chat was copied from; `chat` is null where one may not read it. */
export const AiOrigin = z.object({
  chat: z.object({ id: Id, title: z.string(), owner: Person }).nullable(),
});
export type AiOrigin = z.output<typeof AiOrigin>;

/** A chat with its tree and the last messages of the branch that is shown. */
export const AiChat = z.object({
  session: AiSession,
  /** Empty for readers. */
  instructions: z.string(),
  /** Null for a chat that isn't a copy. */
  origin: AiOrigin.nullable(),
  nodes: z.array(AiNode),
  messages: z.array(AiMessage),
});
export type AiChat = z.output<typeof AiChat>;

const Instructions = text(MAX_INSTRUCTIONS);

export const NewAiSession = z.strictObject({
  /** Of the chat that is made: the same one again returns the first. */
  sessionId: Id.optional(),
  folderId: Id.nullable().optional(),
  modelId: Id.nullable().optional(),
  instructions: Instructions.optional(),
  usesWorkspace: z.boolean().optional(),
});
export type NewAiSession = z.output<typeof NewAiSession>;

export const AiSessionChange = z.strictObject({
  title: line(MAX_TITLE).optional(),
  folderId: Id.nullable().optional(),
  modelId: Id.nullable().optional(),
  instructions: Instructions.optional(),
  isArchived: z.boolean().optional(),
  /** Of the answers from now on. */
  usesWorkspace: z.boolean().optional(),
  /** Shows the branch that ends here. */
  leafId: Id.optional(),
});
export type AiSessionChange = z.output<typeof AiSessionChange>;

/** A branch, by its last message. */
export const AiBranch = z.strictObject({ leafId: Id });

export const NewAiCopy = AiBranch.extend({
  /** Of the chat that is made: the same one again returns the first. */
  sessionId: Id,
});
export type NewAiCopy = z.output<typeof NewAiCopy>;

export const AiSessionQuery = PageQuery.extend({
  /** Words of the title or of a message. */
  q: text(200).optional(),
  folderId: Id.optional(),
  /** Mine, my archived ones, or those that others share with the workspace. */
  list: z.enum(["mine", "archived", "shared"]).default("mine"),
});
export type AiSessionQuery = z.output<typeof AiSessionQuery>;
