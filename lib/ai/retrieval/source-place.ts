import { Prisma } from "@/lib/generated/prisma/client";
import type { Candidate, Source } from "./types";

/** Of one source, so that no single text takes the room of all others. */
export const MAX_EXCERPT = 1_500;

/** Sources by `keyOf` of the candidate. */
export type ReadSources = Map<string, Source>;
export type SourceKey = Pick<Candidate, "kind" | "id" | "block">;
export const keyOf = ({ kind, id, block = "" }: SourceKey) => `${kind}/${id}/${block}`;

export type Place = { channelId: string; channelName: string; channelType: string; slug: string };
/** The columns of a place, of visible channel v. */
export const PLACE = Prisma.sql`v.id AS "channelId", v.name AS "channelName", v.type AS "channelType", v.slug`;

/** A conversation outside of workspaces has another name for each person. */
export function titleOf({ channelName, channelType }: Place): string {
  if (channelType === "DIRECT") return "Direct conversation";
  if (channelType === "GROUP") return channelName || "Group conversation";
  return channelName;
}
