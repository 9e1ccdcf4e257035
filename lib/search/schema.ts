import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, storable, Timestamp, TimeZone } from "@/lib/http/schema";
import { ObjectPlace, ObjectType } from "@/lib/objects/schema";
import { SEARCH_MAX_LENGTH } from "./limits";

export const SearchScope = z.enum(["channel", "workspace", "all"]);
export type SearchScope = z.output<typeof SearchScope>;

/** Text in pieces, those that were looked for marked. Never HTML. */
export const Segment = z.object({ text: z.string(), isMatch: z.boolean() });
export type Segment = z.output<typeof Segment>;

export const SearchResult = z.object({
  type: ObjectType,
  id: Id,
  /** The part of the text, or the name, that was found. */
  snippet: z.array(Segment),
  /** The person, or who wrote the message or sent the file. */
  person: Person.nullable(),
  /** Where it is; null for people. */
  place: ObjectPlace.nullable(),
  createdAt: Timestamp.nullable(),
  /** It only looks like what was typed: it comes after all that has the words. */
  isSimilar: z.boolean(),
});
export type SearchResult = z.output<typeof SearchResult>;

export const SearchQuery = z
  .strictObject({
    /** Words, "phrases", `from: in: before: after: on: has: is: type: assignee: due:`, and `-` before what must not be there. */
    q: storable(SEARCH_MAX_LENGTH),
    scope: SearchScope.default("all"),
    channelId: Id.optional(),
    workspaceId: Id.optional(),
    /** Where nothing in the scope has the words, the next wider one is searched; `scope` of the answer says which. */
    widens: z.stringbool().default(false),
    /** Without it: messages, and before the first of them a few objects of each other type. */
    type: ObjectType.optional(),
    sort: z.enum(["newest", "relevance"]).default("newest"),
    /** In which `before:`, `after:` and `on:` are days. */
    timeZone: TimeZone.default("UTC"),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  })
  .refine(({ scope, channelId }) => scope !== "channel" || channelId, {
    path: ["channelId"],
    message: "is needed to search one channel",
  })
  .refine(({ scope, workspaceId }) => scope !== "workspace" || workspaceId, {
    path: ["workspaceId"],
    message: "is needed to search one workspace",
  });
export type SearchQuery = z.output<typeof SearchQuery>;

export const SearchResults = z.object({
  items: z.array(SearchResult),
  /** Where these are from: the scope that was asked for, or a wider one. Further pages are asked for in it. */
  scope: SearchScope,
  nextCursor: z.string().nullable(),
  /** Nothing has the words as they were typed: these have words that look like them. */
  isApproximate: z.boolean(),
});
export type SearchResults = z.output<typeof SearchResults>;
