import type { FilteredFields } from "@/lib/objects/source";
import type { SearchRequest } from "../engine";
import type { HasValue, IsValue } from "../limits";
import { foldName } from "../text/fold";
import type { Parameters } from "./statement";

const HAS: Record<HasValue, string> = {
  link: "msg.body ~* 'https?://'",
  file: "EXISTS (SELECT 1 FROM files hf WHERE hf.message_id = msg.id)",
  image: "EXISTS (SELECT 1 FROM files hf WHERE hf.message_id = msg.id AND hf.type LIKE 'image/%')",
  poll: "EXISTS (SELECT 1 FROM polls hp WHERE hp.id = msg.id)",
  code: "strpos(msg.body, '`') > 0",
};
const IS: Record<IsValue, string> = {
  pinned: "EXISTS (SELECT 1 FROM pins ip WHERE ip.message_id = msg.id)",
  thread:
    "(msg.thread_id IS NOT NULL OR EXISTS (SELECT 1 FROM threads it WHERE it.id = msg.id AND it.last_seq > 0))",
  saved:
    "EXISTS (SELECT 1 FROM saved_items s WHERE s.user_id = $1 AND s.target_type = 'message' AND s.target_id = msg.id)",
  ...{ open: "false", done: "false", archived: "false", card: "false" },
};

type Negatable<T> = { value: T; isExcluded: boolean };

/** Several people or channels are any of them. */
function oneOf<T>(items: readonly Negatable<T>[], condition: (value: T) => string): string[] {
  const wanted = items.filter(({ isExcluded }) => !isExcluded).map(({ value }) => condition(value));
  const unwanted = items.filter(({ isExcluded }) => isExcluded).map(({ value }) => `NOT ${condition(value)}`);
  return wanted.length > 0 ? [`(${wanted.join(" OR ")})`, ...unwanted] : unwanted;
}

/** The conditions of `in:`, over visible channel v. */
export const placeConditions = ({ parsed }: SearchRequest, parameters: Parameters): string[] =>
  oneOf(parsed.in, (name) => `search_name(v.name) = ${parameters.add(foldName(name))}`);

/** The conditions of `after:`, `before:` and `on:`, over a moment in SQL. */
export function timeConditions(
  at: string,
  { parsed, timeZone }: SearchRequest,
  parameters: Parameters,
): string[] {
  const day = (date: string, plus: number) =>
    `(${parameters.add(date)}::date + ${plus})::timestamp AT TIME ZONE ${parameters.add(timeZone)}`;
  return [
    ...(parsed.after ? [`${at} >= ${day(parsed.after, 1)}`] : []),
    ...(parsed.before ? [`${at} < ${day(parsed.before, 0)}`] : []),
    ...(parsed.on ? [`${at} >= ${day(parsed.on, 0)}`, `${at} < ${day(parsed.on, 1)}`] : []),
  ];
}

/** The conditions that filters set, over message msg in visible channel v. */
export function filterConditions(request: SearchRequest, parameters: Parameters): string[] {
  const { parsed } = request;
  return [
    ...oneOf(parsed.from, (name) => `msg.author_id IN ${peopleCalled(name, parameters)}`),
    // Nobody is assigned to a message, and it isn't due.
    ...(parsed.assignee.length + parsed.due.length > 0 ? ["false"] : []),
    ...placeConditions(request, parameters),
    ...parsed.has.map(({ value, isExcluded }) => `${isExcluded ? "NOT " : ""}${HAS[value]}`),
    ...parsed.is.map(({ value, isExcluded }) => `${isExcluded ? "NOT " : ""}${IS[value]}`),
    ...timeConditions("msg.created_at", request, parameters),
  ];
}

/** The same over an object of other fields, in visible channel v. What has no such field isn't found by it. */
export function objectConditions(
  fields: FilteredFields,
  request: SearchRequest,
  parameters: Parameters,
): string[] {
  const { parsed } = request;
  const viewerId = String(parameters.values[0]);
  return [
    ...oneOf(parsed.from, (name) => `${fields.author} IN ${peopleCalled(name, parameters)}`),
    ...placeConditions(request, parameters),
    ...(parsed.has.length > 0 ? ["false"] : []),
    ...oneOf(parsed.is, (value) => fields.is[value] ?? "false"),
    ...oneOf(
      parsed.assignee,
      (name) => `EXISTS (${fields.assignees} AND user_id IN ${peopleCalled(name, parameters)})`,
    ),
    ...oneOf(parsed.due, (value) => fields.due(value, viewerId, (given) => parameters.add(given))),
    ...timeConditions(fields.at, request, parameters),
  ];
}

/** The people whose name begins so, as a query; "me" is the viewer. */
const peopleCalled = (name: string, parameters: Parameters) =>
  name.toLowerCase() === "me"
    ? "($1)"
    : `(SELECT fu.id FROM users fu WHERE search_name(fu.name) LIKE ${parameters.add(`${foldName(name)}%`)})`;
