import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { Prisma } from "@/lib/generated/prisma/client";

const FROM = Prisma.raw(joinPerson("viewer.id"));
const IS_VISIBLE = Prisma.raw(CHANNEL_IS_VISIBLE);

/** The ids of the channels of a workspace that a person sees, and of their direct and group conversations. */
export const readableBy = (userId: string, workspaceId: string): Prisma.Sql => Prisma.sql`
  SELECT c.id FROM channels c CROSS JOIN (SELECT ${userId}::uuid AS id) viewer ${FROM}
  WHERE (c.workspace_id = ${workspaceId}::uuid OR (c.workspace_id IS NULL AND m.role IS NOT NULL)) AND ${IS_VISIBLE}`;
