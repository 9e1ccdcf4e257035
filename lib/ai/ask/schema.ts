import { z } from "zod";
import { Id, text } from "@/lib/http/schema";
import { AiTurn } from "../messages/schema";
import { AiSession } from "../sessions/schema";

/** Of a question to the workspace, in UTF-16 units. */
const MAX_QUESTION = 4_000;

/** Where answers are looked for; without anything, in all that its owner can read. */
export const AskScope = z.strictObject({
  channelId: Id.optional(),
  authorId: Id.optional(),
  /** Days of the asker, both included. */
  after: z.iso.date().optional(),
  before: z.iso.date().optional(),
});
export type AskScope = z.output<typeof AskScope>;

export const NewAsk = z.strictObject({
  /** Of the chat that is made for it: the same one again returns the first. */
  sessionId: Id,
  text: text(MAX_QUESTION).refine((given) => given.trim() !== "", "can’t be empty"),
  scope: AskScope.default({}),
  modelId: Id.optional(),
});
export type NewAsk = z.output<typeof NewAsk>;

export const AskStarted = AiTurn.extend({ session: AiSession });
export type AskStarted = z.output<typeof AskStarted>;
