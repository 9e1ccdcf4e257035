import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import type { ScheduledMessage } from "./schema";

export type ScheduledRow = Omit<ScheduledMessage, "sendAt"> & { sendAt: Date };

/**
 * SELECT of the scheduled messages `s` of person $1, who learns the place only where they see it; the caller adds the
 * rest of the conditions.
 */
export const SELECT_SCHEDULED = `
  SELECT s.id, s.channel_id AS "channelId", s.thread_id AS "threadId", s.is_broadcast AS "isBroadcast", s.body, s.send_at AS "sendAt", s.failure,
    CASE WHEN ${CHANNEL_IS_VISIBLE} THEN c.workspace_id END AS "workspaceId",
    CASE WHEN ${CHANNEL_IS_VISIBLE} THEN ${nameToViewer("c")} END AS "channelName"
  FROM scheduled_messages s JOIN (${CHANNEL_OF_VIEWER}) ON c.id = s.channel_id
  WHERE s.author_id = $1`;

export const toScheduled = ({ sendAt, ...row }: ScheduledRow): ScheduledMessage => ({
  ...row,
  sendAt: sendAt.toISOString(),
});
