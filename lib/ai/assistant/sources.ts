import { db } from "@/lib/db";
import { audienceSql } from "../audience/audience-sql";
import { questionVector } from "../embeddings/question-vector";
import { numbered } from "../retrieval/citations";
import { readableBy } from "../retrieval/readable-sql";
import { retrieve } from "../retrieval/retrieve";
import type { SourceRef } from "../retrieval/schema";
import type { Source } from "../retrieval/types";
import { LIMITS } from "./limits";

type Asked = {
  userId: string;
  workspaceId: string;
  channelId: string;
  question: string;
  before: string;
  /** The messages that the prompt has anyway. */
  known: readonly string[];
  /** What has a number in the answer already. */
  refs: readonly SourceRef[];
};

/**
 * What an answer may be made of: what whoever asks and every reader of the place may read. `hasMore` is whether a better
 * source is left out for the others' sake.
 */
export async function findSources({ userId, workspaceId, channelId, question, before, known, refs }: Asked) {
  const except = known.map((id) => ({ type: "message" as const, id }));
  const vector = await questionVector(userId, workspaceId, question);
  const request = { workspaceId, question, vector, before, except, limit: LIMITS.sources };
  const readable = audienceSql(userId, channelId);
  const [found, all, shared] = await Promise.all([
    retrieve(db(), { ...request, readable }),
    retrieve(db(), { ...request, readable: readableBy(userId, workspaceId) }),
    db().$queryRaw<{ id: string }[]>(readable),
  ]);
  const isShared = ({ channelId: id }: Source) => shared.some((channel) => channel.id === id);
  return { ...numbered(refs, found), hasMore: all.some((source) => !isShared(source)) };
}
