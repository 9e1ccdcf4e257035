import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, storable, Timestamp } from "@/lib/http/schema";
import { MessageBody } from "@/lib/messages/schema";
import { MAX_QUOTED, MAX_SUGGESTED } from "./limits";

/** A comment on a part of a document's text, and the thread that begins with it. */
export const DocumentComment = z.object({
  /** Also that of its thread, and of the mark in the document. */
  id: Id,
  documentId: Id,
  channelId: Id,
  /** The beginning of the text that it was made on. */
  quote: z.string(),
  /** Null where the account is gone. */
  createdBy: Person.nullable(),
  createdAt: Timestamp,
  /** The beginning of the comment, as plain text; empty where it was deleted. */
  excerpt: z.string(),
  /** Answers to it. */
  replyCount: z.int(),
  lastReplyAt: Timestamp.nullable(),
  resolvedAt: Timestamp.nullable(),
  resolvedBy: Person.nullable(),
  /** What its text should become, where it suggests that: a resolved one was accepted, or refused. */
  suggestion: z.object({ original: z.string(), replacement: z.string(), isAccepted: z.boolean() }).nullable(),
  /** Whether a model wrote it for whoever made it. */
  isAi: z.boolean(),
});
export type DocumentComment = z.output<typeof DocumentComment>;

/** What was read of a suggestion by who accepts it. */
export const ShownSuggestion = z.strictObject({
  original: z.string().max(MAX_SUGGESTED),
  replacement: z.string().max(MAX_SUGGESTED),
});
export type ShownSuggestion = z.output<typeof ShownSuggestion>;

/** A relative position of Yjs, encoded. */
const Position = z.base64().max(400);

const hasWords = (quote: string) => quote.replaceAll("\uFFFC", "").trim() !== "";

const marked = {
  /** The text that it is on: blocks are separated by a line break, what isn't text is U+FFFC. */
  quote: storable(MAX_QUOTED).refine(hasWords, "has no words: spaces and pictures alone can’t have comments"),
  /** Where it begins and ends; without it, where the text is found first. */
  anchor: z.strictObject({ from: Position, to: Position }).nullable().default(null),
};

type Suggested = { quote: string; replacement: string | null };
const asSuggestion = <Schema extends z.ZodType<Suggested>>(schema: Schema) =>
  schema
    .refine(({ quote, replacement }) => replacement === null || quote.length <= MAX_SUGGESTED, {
      path: ["quote"],
      message: `may have ${MAX_SUGGESTED} characters at most in a suggestion`,
    })
    .refine(({ quote, replacement }) => replacement === null || !/[\r\n\uFFFC]/.test(quote + replacement), {
      path: ["quote"],
      message: "must be words of one paragraph in a suggestion, without line breaks and pictures",
    })
    .refine(({ quote, replacement }) => quote !== replacement, {
      path: ["replacement"],
      message: "is what is there",
    });

export const NewDocumentComment = asSuggestion(
  z.strictObject({
    /** Made by the client: sent again, the first one is returned. */
    id: Id,
    ...marked,
    body: MessageBody,
    /** Makes it a suggestion: what the text should become, empty to delete it. */
    replacement: storable(MAX_SUGGESTED).nullable().default(null),
  }),
);
export type NewDocumentComment = z.output<typeof NewDocumentComment>;

/** What a suggestion is on, and what that should become. */
export const SuggestionText = asSuggestion(
  z.strictObject({ ...marked, replacement: storable(MAX_SUGGESTED) }),
);
export type SuggestionText = z.output<typeof SuggestionText>;

export const CommentQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** The open ones, or the resolved ones; both by default. */
  resolved: z.stringbool().optional(),
});
export type CommentQuery = z.output<typeof CommentQuery>;
