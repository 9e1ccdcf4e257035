import { pool, withConnection } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { Viewer } from "@/lib/objects/source";
import { turns } from "@/lib/turns";
import type { SearchEngine, SearchRequest } from "../engine";
import type { SearchResult } from "../schema";
import { findMessages, findSimilarMessages } from "./messages";
import { findObjects, findObjectsOf } from "./objects";
import { canBeMistaken } from "./words";

/** Looking for what nobody wrote is a help, not worth waiting for. */
const SIMILAR_MS = 1_000;
const QUERY_CANCELED = "57014";

/** Each of these takes two connections. */
const inTurn = turns({ atOnce: 3 });
/** Apart, since one of these takes a second: exact results don't wait for more than one that somebody else began. */
const inSimilarTurn = turns({ atOnce: 2, maxWaiting: 2 });

/** Full text by a generated column, so that a message is found from the moment it is committed. */
export const postgresEngine: SearchEngine = {
  async search(viewer, request) {
    const found = await inTurn(() => find(viewer, request));
    const isMissing = !found.items.some(({ type }) => type === "message" || type === "document");
    if (!isMissing || request.cursor !== undefined || (request.type && request.type !== "message")) {
      return { ...found, isApproximate: false };
    }
    if (!request.parsed.terms.some(canBeMistaken)) return { ...found, isApproximate: false };
    const similar = await inSimilarTurn(() => findSimilar(viewer, request)).catch(noneIfBusy);
    return { items: [...found.items, ...similar], nextCursor: null, isApproximate: similar.length > 0 };
  },
};

function noneIfBusy(error: unknown): SearchResult[] {
  if (error instanceof AppError && error.code === "overloaded") return [];
  throw error;
}

/** One round trip: the messages and all other objects are asked for at once. */
async function find(viewer: Viewer, request: SearchRequest) {
  if (request.type && request.type !== "message") return findObjectsOf(request.type, viewer, request);
  const hasObjects = request.cursor === undefined && !request.type;
  const [{ items, nextCursor }, objects] = await Promise.all([
    findMessages(pool(), viewer, request),
    hasObjects ? findObjects(viewer, request) : [],
  ]);
  const { exact = [], similar = [] } = Object.groupBy(objects, ({ isSimilar }) =>
    isSimilar ? "similar" : "exact",
  );
  return { items: [...exact, ...items, ...similar], nextCursor };
}

async function findSimilar(viewer: Viewer, request: SearchRequest): Promise<SearchResult[]> {
  try {
    return await withConnection(async (client) => {
      await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${SIMILAR_MS}`);
      const found = await findSimilarMessages(client, viewer, request);
      await client.query("COMMIT");
      return found;
    });
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELED) return [];
    throw error;
  }
}
