import { isAllowed } from "@/lib/channels/policy";
import type { ChannelType } from "@/lib/channels/types";
import { CHANNEL_ROLE, HAS_BLOCK, joinPerson } from "@/lib/channels/visible-sql";
import { pool, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { ChannelRole } from "@/lib/permissions";
import { type CallChange, changeCall } from "./change";

/** Whose access may have changed, and where; what isn't given doesn't narrow it. */
export type ChangedAccess = {
  workspaceId?: string | null | undefined;
  channelId?: string | null | undefined;
  userIds?: readonly string[] | undefined;
};

type Row = {
  callId: string;
  participantId: string;
  userId: string;
  canSpeak: boolean;
  type: ChannelType;
  isArchived: boolean;
  hasBlock: boolean;
  role: ChannelRole | null;
};

/**
 * Brings the calls concerned in line with who may be in them: puts out who lost the channel, silences or gives a voice to
 * those whose role changed, ends the calls of archived channels. Doing it again changes nothing.
 */
export async function applyAccessToCalls(changed: ChangedAccess): Promise<void> {
  const changes = new Map<string, CallChange[]>();
  for (const row of await findParticipants(changed)) {
    const change = changeFor(row);
    if (change) changes.set(row.callId, [...(changes.get(row.callId) ?? []), change]);
  }
  for (const [callId, list] of changes) await change(callId, list);
}

export function changeFor({ role, ...row }: Row): CallChange | null {
  if (row.isArchived) return { type: "end", reason: "HUNG_UP" };
  const may = (action: "call.join" | "call.speak") => role !== null && isAllowed({ ...row, role }, action);
  if (!may("call.join")) return { type: "leave", participantIds: [row.participantId] };
  const canSpeak = may("call.speak");
  return canSpeak === row.canSpeak ? null : { type: "limit", userId: row.userId, canSpeak };
}

async function findParticipants({ workspaceId, channelId, userIds }: ChangedAccess): Promise<Row[]> {
  const { rows } = await pool().query<Row>({
    name: "participants and their roles",
    text: `SELECT k.id AS "callId", p.id AS "participantId", p.user_id AS "userId", p.can_speak AS "canSpeak",
        c.type, c.archived_at IS NOT NULL AS "isArchived", ${HAS_BLOCK} AS "hasBlock", ${CHANNEL_ROLE} AS role
      FROM call_participants p JOIN calls k ON k.id = p.call_id JOIN channels c ON c.id = k.channel_id
      ${joinPerson("p.user_id")}
      WHERE p.left_at IS NULL AND ($1::uuid IS NULL OR c.workspace_id = $1) AND ($2::uuid IS NULL OR c.id = $2)
        AND ($3::uuid[] IS NULL OR p.user_id = ANY($3))`,
    values: [workspaceId ?? null, channelId ?? null, userIds ?? null],
  });
  return rows;
}

/** Their sign-ins have ended: these participants leave. */
export async function endParticipations(places: readonly { callId: string; participantId: string }[]) {
  for (const { callId, participantId } of places)
    await change(callId, [{ type: "leave", participantIds: [participantId] }]);
}

async function change(callId: string, changes: readonly CallChange[]): Promise<void> {
  try {
    await transaction((tx) => changeCall(tx, callId, ...changes));
  } catch (error) {
    // Its channel was deleted meanwhile.
    if (!(error instanceof AppError && error.code === "not_found")) throw error;
  }
}
