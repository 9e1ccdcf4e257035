import type { Call, CallLogEntry, CallParticipant } from "./schema";

const PERSON = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image)`;

const PARTICIPANTS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'person', ${PERSON("pu")},
      'deviceName', p.device_name, 'joinedAt', p.joined_at, 'canSpeak', p.can_speak, 'isMuted', p.is_muted,
      'isDeafened', p.is_deafened, 'isInterrupted', p.is_interrupted, 'cameraStream', p.camera_stream, 'screenStream', p.screen_stream,
      'handRaisedAt', p.hand_raised_at) ORDER BY p.joined_at, p.id), '[]')
    FROM call_participants p JOIN users pu ON pu.id = p.user_id WHERE p.call_id = k.id AND p.left_at IS NULL)`;

const INVITES = `(SELECT coalesce(jsonb_agg(jsonb_build_object('userId', i.user_id, 'status', i.status, 'isQuiet', i.is_quiet)
      ORDER BY i.created_at, i.user_id), '[]') FROM call_invites i WHERE i.call_id = k.id)`;

const HEAD = `k.id, k.channel_id AS "channelId", k.engine, k.status, k.revision, k.is_video AS "isVideo",
  CASE WHEN su.id IS NOT NULL THEN ${PERSON("su")} END AS "startedBy", k.created_at AS "createdAt",
  k.ring_until AS "ringUntil", k.answered_at AS "answeredAt", k.ended_at AS "endedAt", k.end_reason AS "endReason",
  (SELECT count(DISTINCT p.user_id)::int FROM call_participants p WHERE p.call_id = k.id) AS "peopleCount"`;

/** The FROM of calls `k` and who started them, `su`. */
export const CALLS = "calls k LEFT JOIN users su ON su.id = k.started_by_id";

/** What `toCall` needs over `CALLS`, in one query however many they are and however many are in them. */
export const CALL_COLUMNS = `${HEAD}, ${PARTICIPANTS} AS participants, ${INVITES} AS invites,
  clock_timestamp() AS "stateAt"`;

/** How many of its people an entry of the log names. */
const SHOWN_PEOPLE = 12;

/** What `toLogEntry` needs over `CALLS`. @param viewer an SQL expression of the person who asks */
export const logColumns = (viewer: string) => `${HEAD},
  (SELECT coalesce(jsonb_agg(${PERSON("pu")} ORDER BY one.first, pu.id), '[]')
    FROM (SELECT user_id, min(joined_at) AS first FROM call_participants WHERE call_id = k.id
      GROUP BY user_id ORDER BY first, user_id LIMIT ${SHOWN_PEOPLE}) one JOIN users pu ON pu.id = one.user_id) AS people,
  EXISTS (SELECT FROM call_invites i WHERE i.call_id = k.id AND i.user_id = ${viewer} AND i.status = 'MISSED')
    AND NOT EXISTS (SELECT FROM call_participants p WHERE p.call_id = k.id AND p.user_id = ${viewer}) AS "isMissed"`;

/** Dates where the schema has text, since PostgreSQL's driver makes them of columns. */
type Dated<T> = {
  [K in keyof T]: K extends `${string}At` | "ringUntil" ? (null extends T[K] ? Date | null : Date) : T[K];
};
export type CallRow = Dated<Call>;
export type LogRow = Dated<CallLogEntry>;

const utc = (moment: Date | null) => moment?.toISOString() ?? null;

/** PostgreSQL writes moments inside JSON with its own time zone; clients get UTC everywhere. */
const toParticipant = ({ joinedAt, handRaisedAt, ...rest }: CallParticipant): CallParticipant => ({
  ...rest,
  joinedAt: new Date(joinedAt).toISOString(),
  handRaisedAt: handRaisedAt && new Date(handRaisedAt).toISOString(),
});

const timesOf = (row: CallRow | LogRow) => ({
  createdAt: row.createdAt.toISOString(),
  ringUntil: utc(row.ringUntil),
  answeredAt: utc(row.answeredAt),
  endedAt: utc(row.endedAt),
});

export const toCall = (row: CallRow): Call => ({
  ...row,
  ...timesOf(row),
  stateAt: row.stateAt.toISOString(),
  participants: row.participants.map(toParticipant),
});

export const toLogEntry = (row: LogRow): CallLogEntry => ({ ...row, ...timesOf(row) });
