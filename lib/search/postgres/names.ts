import type { PoolClient } from "pg";
import type { Actor } from "@/lib/auth/actor";
import { nameToViewer } from "@/lib/channels/name-sql";
import { toPage } from "@/lib/http/pagination";
import { messageAnchor, placeJson } from "@/lib/objects/preview-sql";
import { KNOWS_PERSON } from "@/lib/people/access";
import { escapeLike } from "@/lib/sql/like";
import type { SearchRequest } from "../engine";
import { markMatches } from "../highlight";
import type { ParsedSearch } from "../query";
import type { SearchResult } from "../schema";
import { offsetOf } from "./cursor";
import { filterConditions } from "./filters";
import { Parameters, visibleChannels } from "./statement";
import { MIN_APPROXIMATE } from "./words";

type Viewer = Pick<Actor, "userId">;
type Found = { items: SearchResult[]; nextCursor: string | null };
type Row = Omit<SearchResult, "kind" | "snippet" | "createdAt"> & { name: string; createdAt: Date | null };
/** What there is to search by name, and how far its place and filters allow it. */
type Names = {
  kind: SearchResult["kind"];
  columns: string;
  from: string;
  searched: string[];
  conditions: string[];
};

const PERSON = "jsonb_build_object('id', u.id, 'name', u.name, 'image', u.image)";
const PLACE = (anchor: string) =>
  placeJson({ slug: "v.slug", channel: "v", name: nameToViewer("v"), anchor });

const hasFilters = ({ from, in: places, has, is, ...days }: ParsedSearch) =>
  [...from, ...places, ...has, ...is].length > 0 || Boolean(days.after ?? days.before ?? days.on);

export async function findChannels(
  client: PoolClient,
  viewer: Viewer,
  request: SearchRequest,
): Promise<Found> {
  // A channel has no author and no files; searching within one asks for what was said there.
  if (hasFilters(request.parsed) || request.scope === "channel") return { items: [], nextCursor: null };
  const parameters = new Parameters(viewer.userId);
  return find(client, request, parameters, {
    kind: "channel",
    // The topic may be what was found.
    columns: `v.id, concat_ws(' · ', v.name, nullif(v.topic, '')) AS name, NULL AS person, ${PLACE("NULL")} AS place, NULL AS "createdAt"`,
    from: "visible v",
    searched: ["v.name", "v.topic"],
    conditions: ["v.archived_at IS NULL AND v.name <> ''"],
  });
}

export async function findPeople(client: PoolClient, viewer: Viewer, request: SearchRequest): Promise<Found> {
  if (hasFilters(request.parsed) || request.scope === "channel") return { items: [], nextCursor: null };
  const parameters = new Parameters(viewer.userId);
  const within =
    request.scope === "workspace"
      ? [
          `EXISTS (SELECT 1 FROM memberships pm WHERE pm.user_id = u.id
             AND pm.workspace_id = ${parameters.add(request.workspaceId)}::uuid)`,
        ]
      : [];
  return find(client, request, parameters, {
    kind: "person",
    columns: `u.id, u.name, ${PERSON} AS person, NULL AS place, NULL AS "createdAt"`,
    from: "users u",
    searched: ["u.name"],
    conditions: [KNOWS_PERSON, ...within],
  });
}

/** Files of messages; filters are those of the message. */
export async function findFiles(client: PoolClient, viewer: Viewer, request: SearchRequest): Promise<Found> {
  const parameters = new Parameters(viewer.userId);
  return find(client, request, parameters, {
    kind: "file",
    columns: `f.id, f.name, ${PERSON} AS person, ${PLACE(messageAnchor("msg"))} AS place, f.created_at AS "createdAt"`,
    from: `files f JOIN messages msg ON msg.id = f.message_id JOIN visible v ON v.id = msg.channel_id
      JOIN users u ON u.id = msg.author_id`,
    searched: ["f.name"],
    conditions: ["msg.deleted_at IS NULL AND f.status = 'READY'", ...filterConditions(request, parameters)],
  });
}

async function find(client: PoolClient, request: SearchRequest, parameters: Parameters, names: Names) {
  const { parsed, cursor, limit } = request;
  const wanted = parsed.terms.filter((term) => !term.isExcluded).map((term) => term.text);
  if (wanted.length === 0) return { items: [], nextCursor: null };
  const includes = (text: string) => {
    const like = parameters.add(`%${escapeLike(text)}%`);
    const word = text.length < MIN_APPROXIMATE ? null : parameters.add(text);
    const alike = (field: string) => (word ? ` OR ${word} <% ${field}` : "");
    return `(${names.searched.map((field) => `${field} ILIKE ${like}${alike(field)}`).join(" OR ")})`;
  };
  const conditions = [
    ...names.conditions,
    ...parsed.terms.map((term) => `${term.isExcluded ? "NOT " : ""}${includes(term.text)}`),
  ];
  const offset = offsetOf(cursor);
  // The columns that say where and what the rows are, then the names that are nearest to what was typed.
  const { rows } = await client.query<Row>(
    `WITH ${visibleChannels(request, parameters)}
     SELECT ${names.columns} FROM ${names.from} WHERE ${conditions.join("\n AND ")}
     ORDER BY word_similarity(${parameters.add(wanted.join(" "))}, ${names.searched[0]}) DESC, "createdAt" DESC NULLS LAST, 1
     LIMIT ${parameters.add(limit + 1)} OFFSET ${parameters.add(offset)}`,
    parameters.values,
  );
  const { items, nextCursor } = toPage(rows, limit, () => String(offset + limit));
  return {
    nextCursor,
    items: items.map(({ name, createdAt, ...row }) => ({
      ...row,
      kind: names.kind,
      snippet: markMatches(name, parsed),
      createdAt: createdAt?.toISOString() ?? null,
    })),
  };
}
