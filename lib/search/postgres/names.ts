import { OBJECT_SOURCES } from "@/lib/composition/object-sources";
import { pool } from "@/lib/db";
import { toPage } from "@/lib/http/pagination";
import type { SearchSource, Viewer } from "@/lib/objects/source";
import { type ObjectType, objectTypes } from "@/lib/objects/types";
import { escapeLike } from "@/lib/sql/like";
import type { SearchRequest } from "../engine";
import { markMatches } from "../highlight";
import type { ParsedSearch } from "../query";
import type { SearchResult } from "../schema";
import { offsetOf } from "./cursor";
import { filterConditions } from "./filters";
import { nameOfStatement, Parameters, visibleChannels } from "./statement";
import { MIN_APPROXIMATE } from "./words";

type Row = Omit<SearchResult, "snippet" | "createdAt"> & { text: string; createdAt: Date | null };

/** Of each type, beside the messages. */
const NAMES_SHOWN = 3;
const MAX_PREPARED_TERMS = 3;

/** A few objects of every type that is found by name, in the order of the table. */
export async function findNames(viewer: Viewer, request: SearchRequest): Promise<SearchResult[]> {
  const rows = await find(viewer, { ...request, limit: NAMES_SHOWN - 1 }, objectTypes, 0);
  const byType = Map.groupBy(rows, ({ type }) => type);
  return objectTypes.flatMap((type) => (byType.get(type) ?? []).map((row) => toResult(row, request)));
}

/** Objects of one type, page by page. */
export async function findNamesOf(type: ObjectType, viewer: Viewer, request: SearchRequest) {
  const { cursor, limit } = request;
  const offset = offsetOf(cursor);
  const rows = await find(viewer, request, [type], offset);
  const { items, nextCursor } = toPage(rows, limit, () => String(offset + limit));
  return { items: items.map((row) => toResult(row, request)), nextCursor };
}

const hasFilters = ({ from, in: places, has, is, ...days }: ParsedSearch) =>
  [...from, ...places, ...has, ...is].length > 0 || Boolean(days.after ?? days.before ?? days.on);

/** A channel has no author and no files; a search within one asks for what was said there. */
const isSearched = (source: SearchSource, { parsed, scope }: SearchRequest) =>
  source.isOfMessage || !(hasFilters(parsed) || scope === "channel");

/** One more than the limit of each source, in one statement. */
async function find(
  viewer: Viewer,
  request: SearchRequest,
  types: readonly ObjectType[],
  offset: number,
): Promise<Row[]> {
  const wanted = request.parsed.terms.filter((term) => !term.isExcluded);
  const sources = types.flatMap((type) =>
    OBJECT_SOURCES[type].search.flatMap((source) => (isSearched(source, request) ? { type, source } : [])),
  );
  if (wanted.length === 0 || sources.length === 0) return [];
  const parameters = new Parameters(viewer.userId);
  const visible = visibleChannels(request, parameters);
  const bounds = `LIMIT ${parameters.add(request.limit + 1)} OFFSET ${parameters.add(offset)}`;
  const terms = termsOf(request.parsed, parameters);
  const nearest = `${parameters.add(wanted.map(({ text }) => text).join(" "))}::text`;
  const selects = sources.map(({ type, source }) => {
    const { id, text, person, place, createdAt } = source.fields;
    const conditions = [
      source.conditions,
      ...terms.map((term) => term(source.searched)),
      ...(source.isOfMessage ? filterConditions(request, parameters) : []),
      ...(source.ofWorkspace && request.scope === "workspace"
        ? [source.ofWorkspace(`${parameters.add(request.workspaceId)}::uuid`)]
        : []),
    ];
    // The names that are nearest to what was typed.
    return `(SELECT '${type}' AS type, ${id} AS id, ${text} AS text, ${person}::jsonb AS person, ${place}::jsonb AS place,
        ${createdAt}::timestamptz AS "createdAt"
      FROM ${source.from} WHERE ${conditions.join(" AND ")}
      ORDER BY word_similarity(${nearest}, ${source.searched[0]}) DESC, 6 DESC NULLS LAST, 2 ${bounds})`;
  });
  const text = `WITH ${visible} ${selects.join(" UNION ALL ")}`;
  // Only what people often type is kept prepared: each other combination of words and filters is a statement of its own.
  const isUsual = request.parsed.terms.length <= MAX_PREPARED_TERMS && !hasFilters(request.parsed);
  const { rows } = await pool().query<Row>({
    ...(isUsual && { name: nameOfStatement(text) }),
    ...{ text, values: parameters.values },
  });
  return rows;
}

/** The condition of each term over the searched columns of a source. */
const termsOf = (parsed: ParsedSearch, parameters: Parameters) =>
  parsed.terms.map(({ text, isExcluded }) => {
    const like = parameters.add(`%${escapeLike(text)}%`);
    const word = text.length < MIN_APPROXIMATE ? null : `${parameters.add(text)}::text`;
    return (columns: readonly string[]) => {
      const any = columns.map((column) => `${column} ILIKE ${like}${word ? ` OR ${word} <% ${column}` : ""}`);
      return `${isExcluded ? "NOT " : ""}(${any.join(" OR ")})`;
    };
  });

const toResult = ({ text, createdAt, ...row }: Row, { parsed }: SearchRequest): SearchResult => ({
  ...row,
  snippet: markMatches(text, parsed),
  createdAt: createdAt?.toISOString() ?? null,
});
