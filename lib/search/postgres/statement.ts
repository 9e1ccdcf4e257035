import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import type { SearchRequest } from "../engine";
import type { ParsedSearch } from "../query";

/** What runs a statement: the pool, or a connection with settings of its own. */
export type Connection = Pick<PoolClient, "query">;

/** Collects the values of one statement; `add` gives the name that a value has in it. $1 is the viewer. */
export class Parameters {
  readonly values: unknown[];

  constructor(userId: string) {
    this.values = [userId];
  }

  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** The channels within the scope that the viewer sees, as `visible`; everything found is joined to it. */
export function visibleChannels(request: SearchRequest, parameters: Parameters): string {
  const { scope, channelId, workspaceId } = request;
  const within =
    scope === "channel"
      ? `c.id = ${parameters.add(channelId)}::uuid`
      : scope === "workspace"
        ? `c.workspace_id = ${parameters.add(workspaceId)}::uuid`
        : "(w.user_id IS NOT NULL OR m.user_id IS NOT NULL)";
  return `visible AS MATERIALIZED (
    SELECT c.id, c.name, c.topic, c.names, c.type, c.archived_at, ws.slug FROM ${CHANNEL_OF_VIEWER}
    WHERE ${within} AND ${CHANNEL_IS_VISIBLE})`;
}

const MAX_PREPARED_TERMS = 3;

export const hasFilters = ({ from, in: places, has, is, assignee, due, ...days }: ParsedSearch) =>
  [...from, ...places, ...has, ...is, ...assignee, ...due].length > 0 ||
  Boolean(days.after ?? days.before ?? days.on);

/**
 * A statement that each connection keeps prepared where it is one that people often type: each other combination of words
 * and filters is a statement of its own.
 */
export function preparedIfUsual(text: string, { parsed, cursor }: SearchRequest) {
  const isUsual = parsed.terms.length <= MAX_PREPARED_TERMS && !hasFilters(parsed) && cursor === undefined;
  if (!isUsual) return { text };
  return { text, name: `search ${createHash("sha1").update(text).digest("base64url").slice(0, 16)}` };
}
