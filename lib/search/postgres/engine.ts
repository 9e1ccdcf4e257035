import type { PoolClient } from "pg";
import type { Actor } from "@/lib/auth/actor";
import { pool, withConnection } from "@/lib/db";
import type { SearchEngine, SearchRequest } from "../engine";
import type { SearchResult, SearchResults } from "../schema";
import { findMessages, findSimilarMessages } from "./messages";
import { findChannels, findFiles, findPeople } from "./names";

/** How alike words are that are one typing error apart: two letters that changed places, as in "recieve", give 0.375. */
const SIMILARITY = 0.36;
/** Looking for what nobody wrote is a help, not worth waiting for. */
const SIMILAR_MS = 2_000;
const QUERY_CANCELED = "57014";
/** Of each kind beside the messages. */
const NAMES_SHOWN = 3;

type Viewer = Pick<Actor, "userId">;

/** Full text by a generated column, so that a message is found from the moment it is committed. */
export const postgresEngine: SearchEngine = {
  async search(viewer, request) {
    if (request.type && request.type !== "message") return searchNames(viewer, request);
    const isFirst = request.cursor === undefined;
    const [messages, names] = await Promise.all([
      findMessages(pool(), viewer, request),
      isFirst && !request.type ? withThreshold((client) => findNames(client, viewer, request)) : [],
    ]);
    const found = { items: [...names, ...messages.items], nextCursor: messages.nextCursor };
    if (!isFirst || messages.items.length > 0) return { ...found, isApproximate: false };
    const similar = await findSimilar(viewer, request);
    return {
      items: [...names, ...similar],
      nextCursor: null,
      isApproximate: similar.length > 0,
    };
  },
};

async function searchNames(viewer: Viewer, request: SearchRequest): Promise<SearchResults> {
  const find = request.type === "channel" ? findChannels : request.type === "person" ? findPeople : findFiles;
  return { ...(await withThreshold((client) => find(client, viewer, request))), isApproximate: false };
}

async function findNames(client: PoolClient, viewer: Viewer, request: SearchRequest) {
  const few = { ...request, limit: NAMES_SHOWN };
  const found: SearchResult[] = [];
  for (const find of [findChannels, findPeople, findFiles])
    found.push(...(await find(client, viewer, few)).items);
  return found;
}

async function findSimilar(viewer: Viewer, request: SearchRequest): Promise<SearchResult[]> {
  try {
    return await withThreshold(async (client) => {
      await client.query(`SET LOCAL statement_timeout = ${SIMILAR_MS}`);
      return (await findSimilarMessages(client, viewer, request)) ?? [];
    });
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELED) return [];
    throw error;
  }
}

/** Only inside a transaction can PostgreSQL be told, for this search alone, how alike words have to be. */
const withThreshold = <T>(work: (client: PoolClient) => Promise<T>) =>
  withConnection(async (client) => {
    await client.query(`BEGIN READ ONLY; SET LOCAL pg_trgm.word_similarity_threshold = ${SIMILARITY}`);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  });
