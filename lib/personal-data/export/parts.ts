import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";

/** The channel `c` and its workspace, which are named only while the person $1 sees them. */
const PLACE = `CASE WHEN ${CHANNEL_IS_VISIBLE} THEN ${nameToViewer("c")} END AS channel,
  CASE WHEN ${CHANNEL_IS_VISIBLE} THEN ws.name END AS workspace`;
const joinPlace = (of: string) => `LEFT JOIN channels c ON c.id = ${of}.channel_id
  LEFT JOIN workspaces ws ON ws.id = c.workspace_id ${joinPerson("$1")}`;

/**
 * What the archive of a person's data holds beside their files and documents: a file of JSON for each, by its name. A
 * SELECT over the person $1 whose \`key\` is unique; the other columns are the fields. No secrets: neither tokens nor hashes.
 */
export const EXPORT_PARTS: Record<string, string> = {
  profile: `SELECT u.id AS key, u.name, u.email, u.email_verified AS "emailVerified", u.title, u.pronouns, u.bio,
      u.created_at AS "createdAt",
      (SELECT coalesce(jsonb_agg(a.provider), '[]') FROM accounts a WHERE a.user_id = u.id) AS "signsInWith"
    FROM users u WHERE u.id = $1`,
  settings: "SELECT s.user_id AS key, s.* FROM person_settings s WHERE s.user_id = $1",
  workspaces: `SELECT w.id AS key, ws.name, ws.slug, w.role, w.created_at AS "joinedAt"
    FROM memberships w JOIN workspaces ws ON ws.id = w.workspace_id WHERE w.user_id = $1`,
  channels: `SELECT cm.channel_id AS key, ${PLACE}, cm.role, cm.created_at AS "joinedAt"
    FROM channel_members cm ${joinPlace("cm")} WHERE cm.user_id = $1`,
  messages: `SELECT msg.id AS key, msg.id, ${PLACE}, msg.thread_id AS "threadId", msg.kind,
      -- What was forwarded has somebody else's words.
      CASE WHEN msg.forwarded IS NULL THEN msg.body END AS text, msg.forwarded IS NOT NULL AS "isForwarded",
      (SELECT p.question FROM polls p WHERE p.id = msg.id) AS poll, msg.created_at AS "createdAt", msg.edited_at AS "editedAt"
    FROM messages msg ${joinPlace("msg")}
    WHERE msg.author_id = $1 AND msg.deleted_at IS NULL AND msg.kind <> 'SYSTEM'`,
  // Others may have written in it since: it is given as the person sees it.
  tasks: `SELECT t.id AS key, t.id, ${PLACE}, CASE WHEN ${CHANNEL_IS_VISIBLE} THEN t.title END AS title,
      CASE WHEN ${CHANNEL_IS_VISIBLE} THEN nullif(t.notes, '') END AS notes,
      CASE WHEN ${CHANNEL_IS_VISIBLE} THEN t.due_on END AS "dueOn",
      CASE WHEN ${CHANNEL_IS_VISIBLE} THEN t.due_time END AS "dueTime",
      CASE WHEN ${CHANNEL_IS_VISIBLE} THEN t.completed_at END AS "completedAt",
      CASE WHEN ${CHANNEL_IS_VISIBLE} THEN t.archived_at END AS "archivedAt", t.created_at AS "createdAt"
    FROM tasks t ${joinPlace("t")} WHERE t.created_by_id = $1 AND t.deleted_at IS NULL`,
  reactions: `SELECT r.message_id || r.emoji AS key, r.message_id AS "messageId", r.emoji, r.created_at AS "createdAt"
    FROM reactions r WHERE r.user_id = $1`,
  // The question is its author's, an option anybody's.
  votes: `SELECT v.option_id AS key, v.poll_id AS "messageId", ${PLACE}, o.position + 1 AS option,
      CASE WHEN msg.author_id = $1 THEN p.question END AS question
    FROM poll_votes v JOIN polls p ON p.id = v.poll_id JOIN poll_options o ON o.id = v.option_id
    JOIN messages msg ON msg.id = v.poll_id ${joinPlace("msg")} WHERE v.user_id = $1`,
  files: `SELECT f.id AS key, f.id, f.name, f.type, f.size, f.purpose, f.alt, f.message_id AS "messageId",
      f.created_at AS "createdAt" FROM files f
    LEFT JOIN messages msg ON msg.id = f.message_id
    WHERE f.owner_id = $1 AND f.status = 'READY' AND f.purpose NOT IN ('EXPORT', 'CHANNEL_EXPORT', 'IMPORT') AND msg.forwarded IS NULL`,
  drafts: `SELECT d.stream_id AS key, ${PLACE}, d.body AS text, d.updated_at AS "updatedAt"
    FROM drafts d ${joinPlace("d")} WHERE d.user_id = $1`,
  scheduled: `SELECT s.id AS key, ${PLACE}, s.body AS text, s.send_at AS "sendAt"
    FROM scheduled_messages s ${joinPlace("s")} WHERE s.author_id = $1`,
  saved: `SELECT s.target_type || s.target_id AS key, s.target_type AS type, s.target_id AS id, ${PLACE},
      s.created_at AS "savedAt" FROM saved_items s ${joinPlace("s")} WHERE s.user_id = $1`,
  reminders: `SELECT r.id AS key, r.text, r.target_type AS "aboutType", r.target_id AS "aboutId",
      r.remind_at AS "remindAt", r.created_at AS "createdAt" FROM reminders r WHERE r.user_id = $1`,
  calls: `SELECT k.id AS key, k.id, ${PLACE}, k.is_video AS "isVideo", k.started_by_id = $1 AS "isMine",
      p.joined AS "joinedAt", p.left_at AS "leftAt", i.status AS "rang", k.created_at AS "startedAt"
    FROM calls k LEFT JOIN call_invites i ON i.call_id = k.id AND i.user_id = $1
    LEFT JOIN (SELECT call_id, min(joined_at) AS joined, max(left_at) AS left_at FROM call_participants
      WHERE user_id = $1 GROUP BY call_id) p ON p.call_id = k.id ${joinPlace("k")}
    WHERE p.call_id IS NOT NULL OR i.call_id IS NOT NULL`,
  aiChats: `SELECT s.id AS key, s.id, ws.name AS workspace, f.name AS folder, s.title, s.instructions,
      s.visibility = 'WORKSPACE' AS "isShared", s.created_at AS "createdAt"
    FROM ai_sessions s JOIN workspaces ws ON ws.id = s.workspace_id
    LEFT JOIN ai_folders f ON f.id = s.folder_id WHERE s.owner_id = $1`,
  aiMessages: `SELECT m.id AS key, m.id, m.session_id AS "chatId", m.parent_id AS follows, lower(m.role::text) AS by, m.text,
      m.model_name AS model, m.created_at AS "createdAt"
    FROM ai_messages m JOIN ai_sessions s ON s.id = m.session_id WHERE s.owner_id = $1`,
  aiImages: `SELECT i.id AS key, i.id, ws.name AS workspace, i.prompt, i.model_name AS model, i.size, i.quality, i.style,
      i.created_at AS "createdAt",
      (SELECT coalesce(jsonb_agg(p.file_id ORDER BY p.position), '[]') FROM ai_image_files p WHERE p.image_id = i.id) AS files
    FROM ai_images i JOIN workspaces ws ON ws.id = i.workspace_id WHERE i.owner_id = $1`,
  blocks: `SELECT b.blocked_id AS key, u.name, b.created_at AS "createdAt"
    FROM blocks b JOIN users u ON u.id = b.blocked_id WHERE b.blocker_id = $1`,
  sessions: `SELECT s.id AS key, s.kind, s.user_agent AS "userAgent", s.ip, s.created_at AS "createdAt",
      s.last_seen_at AS "lastSeenAt", s.expires FROM sessions s WHERE s.user_id = $1`,
};
