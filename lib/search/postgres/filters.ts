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
  const author = (name: string) =>
    name.toLowerCase() === "me"
      ? "msg.author_id = $1"
      : `msg.author_id IN (SELECT fu.id FROM users fu WHERE search_name(fu.name) LIKE ${parameters.add(`${foldName(name)}%`)})`;
  return [
    ...oneOf(parsed.from, author),
    ...placeConditions(request, parameters),
    ...parsed.has.map(({ value, isExcluded }) => `${isExcluded ? "NOT " : ""}${HAS[value]}`),
    ...parsed.is.map(({ value, isExcluded }) => `${isExcluded ? "NOT " : ""}${IS[value]}`),
    ...timeConditions("msg.created_at", request, parameters),
  ];
}
