import type { Actor } from "@/lib/auth/actor";
import { isAllowed } from "@/lib/channels/policy";
import type { ChannelType } from "@/lib/channels/types";
import { CHANNEL_ROLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import type { ChannelRole } from "@/lib/permissions";
import { DOCUMENT_KINDS, type DocumentKind, isDocumentKind } from "./kinds";

export type AccessedDocument = {
  id: string;
  kind: DocumentKind;
  channelId: string;
  canEdit: boolean;
  /** Whether the actor could edit it if it weren't archived. */
  isArchived: boolean;
  /** Whether all that its log holds is known to be what the kind allows. */
  isChecked: boolean;
};

type InChannel = { role: ChannelRole; isArchived: boolean; type: ChannelType };
type Row = InChannel & { id: string; kind: string; channelId: string; isChecked: boolean };

/** Whether somebody with this role in a document's channel may edit a document of this kind there. */
export const canEditDocument = (channel: InChannel, kind: DocumentKind): boolean =>
  isAllowed(channel, DOCUMENT_KINDS[kind].action);

/**
 * Those of the documents that exist for the actor, by id, in one query: a document is seen by those who see its channel,
 * a description as long as its task isn't deleted; what is archived isn't edited.
 */
export async function accessDocuments(
  actor: Pick<Actor, "userId">,
  ids: readonly string[],
): Promise<Map<string, AccessedDocument>> {
  const { rows } = await pool().query<Row & { role: ChannelRole | null }>({
    name: "access documents",
    text: `SELECT * FROM (
             SELECT d.id, d.kind, d.channel_id AS "channelId", d.checked_at IS NOT NULL AS "isChecked", c.type,
               c.archived_at IS NOT NULL OR t.archived_at IS NOT NULL AS "isArchived",
               ${CHANNEL_ROLE} AS role
             FROM documents d
             JOIN channels c ON c.id = d.channel_id
             LEFT JOIN tasks t ON t.id = d.task_id
             ${joinPerson("$1")}
             WHERE d.id = ANY($2::uuid[]) AND t.deleted_at IS NULL
           ) found WHERE role IS NOT NULL`,
    values: [actor.userId, ids],
  });
  const accessed = new Map<string, AccessedDocument>();
  for (const { id, kind, channelId, isChecked, ...channel } of rows)
    if (isDocumentKind(kind))
      accessed.set(id, {
        ...{ id, kind, channelId, isChecked, canEdit: canEditDocument(channel, kind) },
        isArchived: channel.isArchived && canEditDocument({ ...channel, isArchived: false }, kind),
      });
  return accessed;
}

/**
 * The only way to a document, for HTTP, sockets and jobs alike.
 * @throws AppError not_found where the actor can't see its channel
 */
export async function accessDocument(actor: Pick<Actor, "userId">, id: string): Promise<AccessedDocument> {
  const document = (await accessDocuments(actor, [id])).get(id);
  if (!document) throw notFound("document");
  return document;
}

/** @throws AppError as `accessDocument`; forbidden where the actor may not edit it, conflict where it is archived */
export async function accessEditable(actor: Pick<Actor, "userId">, id: string): Promise<AccessedDocument> {
  const document = await accessDocument(actor, id);
  if (document.isArchived)
    throw new AppError("conflict", "This is archived: it can be read, not changed. Restore it first.");
  if (!document.canEdit) throw new AppError("forbidden", "Your role in this channel doesn't allow that.");
  return document;
}
