import type { TextSource } from "@/lib/objects/source";
import type { ObjectType } from "@/lib/objects/types";
import type { SearchRequest } from "../engine";
import { SEARCH_MAX_READ } from "../limits";
import { foldName } from "../text/fold";
import { type Wanted, wantedOf } from "../wanted";
import { momentOf } from "./cursor";
import { placeConditions, timeConditions } from "./filters";
import type { Parameters } from "./statement";
import { tsqueryOf, wordConditions } from "./words";

/** A text has no author, no files, and can't be pinned. */
export const areTextsSearched = ({ parsed: { terms, from, has, is, assignee, due } }: SearchRequest) =>
  terms.some(({ isExcluded }) => !isExcluded) && [...from, ...has, ...is, ...assignee, ...due].length === 0;

/**
 * One SELECT over `visible v`: the texts with all of the words, the last edited first, each with the first block that has
 * the most of the words.
 */
export function selectTexts(
  type: ObjectType,
  source: TextSource,
  request: SearchRequest,
  parameters: Parameters,
): string {
  const { id, editedAt, blocks, ...text } = source.fields;
  const conditions = [
    source.conditions,
    ...wordConditions(request.parsed.terms, text, parameters),
    ...placeConditions(request, parameters),
    ...timeConditions(editedAt, request, parameters),
  ];
  const moment = momentOf(request.cursor);
  if (moment)
    conditions.push(
      `(${editedAt}, ${id}) < (${parameters.add(moment.at)}::timestamptz, ${parameters.add(moment.id)}::uuid)`,
    );
  const wanted = request.parsed.terms.filter((term) => !term.isExcluded);
  const matches = wanted.map((term) => matchOf(wantedOf(term), parameters)).join(" + ");
  return `(SELECT '${type}' AS type, hit.id, best.block->>'text' AS text, NULL::jsonb AS person,
      jsonb_build_object('workspaceSlug', hit.slug, 'channelId', hit.channel_id, 'channelName', hit.name,
        'channelType', hit.type, 'anchor', jsonb_build_object('block', best.block->>'id')) AS place,
      hit.edited_at AS "createdAt", false AS "isSimilar"
    FROM (SELECT ${id} AS id, ${editedAt} AS edited_at, ${blocks} AS blocks, v.slug, v.id AS channel_id, v.name, v.type
      FROM ${source.from} WHERE ${conditions.join(" AND ")}
      ORDER BY ${editedAt} DESC, ${id} DESC LIMIT ${parameters.add(request.limit + 1)}) hit
    CROSS JOIN LATERAL (SELECT block FROM jsonb_array_elements(hit.blocks) WITH ORDINALITY AS given(block, place)
      ORDER BY ${matches} DESC, place LIMIT 1) best
    ORDER BY hit.edited_at DESC, hit.id DESC)`;
}

/**
 * How well the beginning of a block has a term: whole words before parts of words. Only blocks with its first characters
 * are parsed, which PostgreSQL repeats for each search.
 */
function matchOf(wanted: Wanted, parameters: Parameters): string {
  const first = wanted.pieces[0] ?? wanted.words[0]?.[0]?.[0]?.text ?? "";
  const like = parameters.add(`%${foldName(first)}%`);
  const text = `left(block->>'text', ${SEARCH_MAX_READ})`;
  return `CASE WHEN search_name(${text}) LIKE ${like} THEN
      CASE WHEN search_vector(${text}) @@ ${tsqueryOf(wanted, parameters)} THEN 2 ELSE 1 END ELSE 0 END`;
}
