import { pool } from "@/lib/db";
import type { TreeChannel } from "../schema";
import { CHANNEL_IS_VISIBLE } from "../visible-sql";
import { presentRow, TREES, type TreeRow } from "./rows";

type Row = TreeRow & { viewerId: string };

/**
 * A channel and those right under it, as each of these people sees them, in one query. Those under it are part of it
 * because their place changes for whoever gains or loses the one above.
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
