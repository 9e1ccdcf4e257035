import { pool } from "@/lib/db";
import { toPage } from "@/lib/http/pagination";
import type { SearchSource, Viewer } from "@/lib/objects/source";
import { objectSource } from "@/lib/objects/sources";
import { type ObjectType, objectTypes } from "@/lib/objects/types";
import type { SearchRequest } from "../engine";
import { highlighted, markMatches, snippetOf } from "../highlight";
import type { ParsedSearch } from "../query";
import type { SearchResult } from "../schema";
import { foldName } from "../text/fold";
import type { Wanted } from "../wanted";
import { offsetOf, toMoment } from "./cursor";
import { filterConditions, objectConditions } from "./filters";
import { hasFilters, Parameters, preparedIfUsual, visibleChannels } from "./statement";
import { areTextsSearched, selectTexts } from "./texts";
import { canBeMistaken } from "./words";

type Row = Omit<SearchResult, "snippet" | "createdAt"> & { text: string; createdAt: Date | null };

/** Of each type, beside the messages. */
const SHOWN = 3;

/** A few objects of every type but messages, in the order of the table. */
export async function findObjects(viewer: Viewer, request: SearchRequest): Promise<SearchResult[]> {
  const rows = await find(viewer, { ...request, limit: SHOWN - 1 }, objectTypes);
  const wanted = highlighted(request.parsed);
  const byType = Map.groupBy(rows, ({ type }) => type);
  return objectTypes.flatMap((type) => (byType.get(type) ?? []).map((row) => toResult(row, wanted)));
}

/** Objects of one type, page by page. */
export async function findObjectsOf(type: ObjectType, viewer: Viewer, request: SearchRequest) {
  const rows = await find(viewer, request, [type]);
  const wanted = highlighted(request.parsed);
  const { items, nextCursor } = toPage(rows, request.limit, ({ id, createdAt }) =>
    objectSource(type).text && createdAt
      ? toMoment({ id, createdAt })
      : String(offsetOf(request.cursor) + request.limit),
  );
  return { items: items.map((row) => toResult(row, wanted)), nextCursor };
}

/** A channel has no author and no files; a search within one asks for what was said there. */
const areNamesSearched = (source: SearchSource, { parsed, scope }: SearchRequest) =>
  source.isOfMessage || source.filtered || !(hasFilters(parsed) || scope === "channel");

/** Without a word, only what filters find. */
const isLookedFor = ({ parsed }: SearchRequest, source: SearchSource) =>
  parsed.terms.some((term) => !term.isExcluded) || (source.filtered !== undefined && hasFilters(parsed));

/** One more than the limit of each source, in one statement. */
async function find(viewer: Viewer, request: SearchRequest, types: readonly ObjectType[]): Promise<Row[]> {
  const parameters = new Parameters(viewer.userId);
  const visible = visibleChannels(request, parameters);
  const selects = types.flatMap((type) => {
    const { search, text } = objectSource(type);
    const names = search.filter(
      (source) => areNamesSearched(source, request) && isLookedFor(request, source),
    );
    return [
      ...names.map((source) => selectNames(type, source, request, parameters)),
      ...(text && areTextsSearched(request) ? [selectTexts(type, text, request, parameters)] : []),
    ];
  });
  if (selects.length === 0) return [];
  const text = `WITH ${visible} ${selects.join(" UNION ALL ")}`;
  const { rows } = await pool().query<Row>({ ...preparedIfUsual(text, request), values: parameters.values });
  return rows;
}

/** One SELECT over `visible v`: the names that are nearest to what was typed. */
function selectNames(
  type: ObjectType,
  source: SearchSource,
  request: SearchRequest,
  parameters: Parameters,
): string {
  const { id, text, person, place, createdAt } = source.fields;
  const wanted = request.parsed.terms.filter((term) => !term.isExcluded);
  const nearest = `${parameters.add(foldName(wanted.map((term) => term.text).join(" ")))}::text`;
  const terms = termConditions(source.searched, request.parsed, parameters);
  const conditions = [
    source.conditions,
    ...terms.map(({ any }) => any),
    ...(source.isOfMessage ? filterConditions(request, parameters) : []),
    ...(source.filtered ? objectConditions(source.filtered, request, parameters) : []),
    ...(source.ofWorkspace && request.scope === "workspace"
      ? [source.ofWorkspace(`${parameters.add(request.workspaceId)}::uuid`)]
      : []),
  ];
  return `(SELECT '${type}' AS type, ${id} AS id, ${text} AS text, ${person}::jsonb AS person, ${place}::jsonb AS place,
      ${createdAt}::timestamptz AS "createdAt", NOT (${["true", ...terms.map(({ exact }) => exact)].join(" AND ")}) AS "isSimilar"
    FROM ${source.from} WHERE ${conditions.join(" AND ")}
    ORDER BY 7, word_similarity(${nearest}, ${source.searched[0]}) DESC, 6 DESC NULLS LAST, 2
    LIMIT ${parameters.add(request.limit + 1)} OFFSET ${parameters.add(offsetOf(request.cursor))})`;
}

/** The condition of each term over the searched columns of a source: that it is there, and that it is or looks like it. */
const termConditions = (columns: readonly string[], { terms }: ParsedSearch, parameters: Parameters) =>
  terms.map((term) => {
    const name = foldName(term.text);
    const like = parameters.add(`%${name}%`);
    const word = canBeMistaken(term) ? `${parameters.add(name)}::text` : null;
    const not = term.isExcluded ? "NOT " : "";
    const exact = columns.map((column) => `${column} LIKE ${like}`);
    const similar = word ? columns.map((column) => `${word} <% ${column}`) : [];
    return {
      exact: `${not}(${exact.join(" OR ")})`,
      any: `${not}(${[...exact, ...similar].join(" OR ")})`,
    };
  });

/** A name shows whole, of a text the part around what was found. */
const toResult = ({ text, createdAt, ...row }: Row, wanted: Wanted[]): SearchResult => ({
  ...row,
  snippet: objectSource(row.type).text ? snippetOf(text, wanted) : markMatches(text, wanted),
  createdAt: createdAt?.toISOString() ?? null,
});
