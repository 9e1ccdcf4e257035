import { pool } from "@/lib/db";
import type { TreeChannel } from "../schema";
import { CHANNEL_IS_VISIBLE } from "../visible-sql";
import { presentRow, TREES, type TreeRow } from "./rows";

type Row = TreeRow & { viewerId: string };

/**
 * Reads a channel and its direct children as each of these people sees them, in one query. The children move in the
 * tree of a person who gains or loses their parent.
 */
export async function listForPeople(
  userIds: readonly string[],
  channelId: string,
): Promise<Map<string, TreeChannel[]>> {
  const { rows } = await pool().query<Row>({
    name: "channel of trees",
    text: `${TREES} WHERE (c.id = $2 OR c.parent_id = $2) AND ${CHANNEL_IS_VISIBLE}`,
    values: [userIds, channelId],
  });
  const trees = Map.groupBy(rows, ({ viewerId }) => viewerId);
  return new Map([...trees].map(([id, of]) => [id, of.map(({ viewerId: _, ...row }) => presentRow(row))]));
}
