import { pool, withConnection } from "@/lib/db";
import type { Viewer } from "@/lib/objects/source";
import type { SearchEngine, SearchRequest } from "../engine";
import type { SearchResult } from "../schema";
import { findMessages, findSimilarMessages } from "./messages";
import { findNames, findNamesOf } from "./names";
import { inTurn } from "./turns";

/** Looking for what nobody wrote is a help, not worth waiting for. */
const SIMILAR_MS = 2_000;
const QUERY_CANCELED = "57014";

/** Full text by a generated column, so that a message is found from the moment it is committed. */
export const postgresEngine: SearchEngine = {
  search: (viewer, request) => inTurn(() => find(viewer, request)),
};

/** One round trip: the messages and all that has a name are asked for at once. */
async function find(viewer: Viewer, request: SearchRequest) {
  if (request.type && request.type !== "message") {
    return { ...(await findNamesOf(request.type, viewer, request)), isApproximate: false };
  }
  const isFirst = request.cursor === undefined;
  const [messages, names] = await Promise.all([
    findMessages(pool(), viewer, request),
    isFirst && !request.type ? findNames(viewer, request) : [],
  ]);
  const found = { items: [...names, ...messages.items], nextCursor: messages.nextCursor };
  if (!isFirst || messages.items.length > 0) return { ...found, isApproximate: false };
  const similar = await findSimilar(viewer, request);
  return { items: [...names, ...similar], nextCursor: null, isApproximate: similar.length > 0 };
}

async function findSimilar(viewer: Viewer, request: SearchRequest): Promise<SearchResult[]> {
  try {
    return await withConnection(async (client) => {
      await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${SIMILAR_MS}`);
      const found = (await findSimilarMessages(client, viewer, request)) ?? [];
      await client.query("COMMIT");
      return found;
    });
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELED) return [];
    throw error;
  }
}
