import type { Actor } from "@/lib/auth/actor";
import { nameToViewer } from "@/lib/channels/name-sql";
import type { ChannelType } from "@/lib/channels/types";
import { toPage } from "@/lib/http/pagination";
import { plainText } from "@/lib/markdown/plain-text";
import { commentedObject } from "@/lib/objects/preview-sql";
import type { ObjectType } from "@/lib/objects/types";
import { isOfDeletedObject } from "@/lib/sql/threads";
import type { SearchRequest } from "../engine";
import { highlighted, snippetOf } from "../highlight";
import type { SearchResult, SearchResults } from "../schema";
import { type Wanted, wantedOf } from "../wanted";
import { momentOf, offsetOf, toMoment } from "./cursor";
import { filterConditions } from "./filters";
import { type Connection, Parameters, preparedIfUsual, visibleChannels } from "./statement";
import {
  approximateConditions,
  isLike,
  isLikeByIndex,
  TEXT_OF_MESSAGE,
  tsqueryOf,
  wordConditions,
} from "./words";

/** Whoever sees more messages has similar words found by the index. */
const MAX_COMPARED = 10_000;

/** Only so many of the newest are compared by relevance. */
const MAX_RANKED = 300;

type Row = {
  id: string;
  text: string;
  createdAt: Date;
  seq: number;
  threadId: string | null;
  about: { type: ObjectType; id: string } | null;
  person: SearchResult["person"];
  channelId: string;
  channelName: string;
  channelType: ChannelType;
  workspaceSlug: string | null;
};
type Viewer = Pick<Actor, "userId">;
type Page = Pick<SearchResults, "items" | "nextCursor">;

const COLUMNS = `msg.id, coalesce(nullif(concat_ws(' · ', nullif(msg.body, ''),
      nullif(replace(msg.poll_text, E'\\n', ' · '), '')), ''),
    (SELECT string_agg(f.name, ', ' ORDER BY f.position) FROM files f WHERE f.message_id = msg.id), '') AS text,
  msg.created_at AS "createdAt", msg.seq, msg.thread_id AS "threadId", ${commentedObject("msg")} AS about,
  jsonb_build_object('id', u.id, 'name', u.name, 'image', u.image) AS person,
  v.id AS "channelId", ${nameToViewer("v")} AS "channelName", v.type AS "channelType", v.slug AS "workspaceSlug"`;

/** Messages with the words as they were typed. */
export function findMessages(client: Connection, viewer: Viewer, request: SearchRequest): Promise<Page> {
  const parameters = new Parameters(viewer.userId);
  return find(client, request, parameters, wordConditions(request.parsed.terms, TEXT_OF_MESSAGE, parameters));
}

/**
 * Messages with words that look like those typed, on one page. The index of similar words is that of all messages of the
 * instance, so it is only for those who see many: for others their own messages are compared one by one.
 */
export async function findSimilarMessages(
  client: Connection,
  viewer: Viewer,
  request: SearchRequest,
): Promise<SearchResult[]> {
  const hasFew = (await countVisible(client, viewer, request)) <= MAX_COMPARED;
  const parameters = new Parameters(viewer.userId);
  const words = approximateConditions(request.parsed.terms, hasFew ? isLike : isLikeByIndex, parameters);
  const { items } = await find(client, request, parameters, words, hasFew ? OWN_MESSAGES : MESSAGES);
  return items.map((item) => ({ ...item, isSimilar: true }));
}

/** About how many messages the viewer sees within the scope: replies aren't counted. */
async function countVisible(client: Connection, viewer: Viewer, request: SearchRequest): Promise<number> {
  const parameters = new Parameters(viewer.userId);
  const visible = visibleChannels(request, parameters);
  const { rows } = await client.query<{ count: number }>(
    `WITH ${visible} SELECT coalesce(sum(c.last_seq), 0)::float AS count FROM visible v JOIN channels c ON c.id = v.id`,
    parameters.values,
  );
  return rows[0]!.count;
}

const MESSAGES = "messages msg JOIN visible v ON v.id = msg.channel_id";
/** Read channel by channel, before any other condition. */
const OWN_MESSAGES =
  "visible v CROSS JOIN LATERAL (SELECT * FROM messages WHERE channel_id = v.id OFFSET 0) AS msg";

async function find(
  client: Connection,
  request: SearchRequest,
  parameters: Parameters,
  words: string[],
  from = MESSAGES,
) {
  const { sort, cursor, limit } = request;
  const isRanked = sort === "relevance" && request.parsed.terms.some((term) => !term.isExcluded);
  const visible = visibleChannels(request, parameters);
  const conditions = [
    "msg.deleted_at IS NULL AND msg.kind <> 'SYSTEM'",
    `(msg.thread_id IS NULL OR NOT ${isOfDeletedObject("msg.thread_id")})`,
    ...words,
    ...filterConditions(request, parameters),
  ];
  const moment = isRanked ? null : momentOf(cursor);
  if (moment)
    conditions.push(
      `(msg.created_at, msg.id) < (${parameters.add(moment.at)}::timestamptz, ${parameters.add(moment.id)}::uuid)`,
    );
  const offset = isRanked ? offsetOf(cursor) : 0;
  const take = parameters.add(isRanked ? MAX_RANKED : limit + 1);
  const newest = "msg.created_at DESC, msg.id DESC";
  const ranked = isRanked
    ? `ORDER BY ts_rank(msg.search, ${rankOf(request, parameters)}) DESC, ${newest}
       LIMIT ${parameters.add(limit + 1)} OFFSET ${parameters.add(offset)}`
    : `ORDER BY ${newest}`;
  const text = `WITH ${visible}, hits AS MATERIALIZED (
       SELECT msg.id FROM ${from}
       WHERE ${conditions.join("\n AND ")} ORDER BY ${newest} LIMIT ${take})
     SELECT ${COLUMNS} FROM hits JOIN messages msg ON msg.id = hits.id
     JOIN visible v ON v.id = msg.channel_id JOIN users u ON u.id = msg.author_id ${ranked}`;
  const { rows } = await client.query<Row>({
    ...preparedIfUsual(text, request),
    values: parameters.values,
  });
  const page = toPage(rows, limit, (row) => (isRanked ? String(offset + limit) : toMoment(row)));
  const wanted = highlighted(request.parsed);
  return { ...page, items: page.items.map((row) => toResult(row, wanted)) };
}

const rankOf = ({ parsed }: SearchRequest, parameters: Parameters) =>
  parsed.terms
    .filter((term) => !term.isExcluded)
    .map((term) => tsqueryOf(wantedOf(term), parameters))
    .join(" && ");

function toResult(row: Row, wanted: Wanted[]): SearchResult {
  const { id, text, createdAt, person, seq, threadId, about, ...place } = row;
  return {
    type: "message",
    id,
    snippet: snippetOf(plainText(text), wanted),
    person,
    place: { ...place, anchor: { seq, threadId, ...(about && { about }) } },
    createdAt: createdAt.toISOString(),
    isSimilar: false,
  };
}
