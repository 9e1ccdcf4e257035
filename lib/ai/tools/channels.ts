import { accessChannel } from "@/lib/channels/access";
import { nameToViewer } from "@/lib/channels/name-sql";
import type { ChannelType } from "@/lib/channels/types";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";
import type { ChannelAction } from "@/lib/permissions";
import { nameContains } from "@/lib/sql/names";
import type { ToolPlace } from "./types";

export type FoundChannel = { id: string; name: string; type: ChannelType; topic: string };

const MAX_LISTED = 50;

/** The name as the person sees it: $1 of the shared fragment is named here. */
const NAME = Prisma.raw(nameToViewer("c").replaceAll("$1", "viewer.id"));

/** @param condition over `found`, and `given.typed` */
const select = ({ userId, workspaceId, readable }: ToolPlace, typed: string, condition: Prisma.Sql) =>
  db().$queryRaw<FoundChannel[]>(Prisma.sql`
    SELECT found.* FROM (SELECT c.id, ${NAME} AS name, c.type::text AS type, c.topic
      FROM channels c CROSS JOIN (SELECT ${userId}::uuid AS id) viewer
      WHERE c.id IN (${readable}) AND (c.workspace_id = ${workspaceId}::uuid OR c.workspace_id IS NULL)
        AND c.archived_at IS NULL) found CROSS JOIN (SELECT ${typed}::text AS typed) given
    WHERE ${condition} ORDER BY lower(found.name), found.id LIMIT ${MAX_LISTED}`);

const IS_NAMED = Prisma.raw(nameContains("found.name", "given.typed"));

export const listChannels = (place: ToolPlace, name: string, type: ChannelType | undefined) =>
  select(place, name, type ? Prisma.sql`${IS_NAMED} AND found.type = ${type}` : IS_NAMED);

/** What the place may read of a channel, by its id. */
export async function isReadable(
  { readable }: Pick<ToolPlace, "readable">,
  channelId: string,
): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 AS one FROM (${readable}) readable (id) WHERE readable.id = ${channelId}::uuid`,
  );
  return rows.length > 0;
}

const UNKNOWN = "There is no such channel, or the person can’t read it. list_channels names those there are.";

/** A channel by its id, or by the name that the model gives it. @throws AppError not_found */
export async function findChannel(place: ToolPlace, given: string): Promise<FoundChannel> {
  const wanted = given.trim().replace(/^#/, "");
  const condition = Id.safeParse(wanted).success
    ? Prisma.sql`found.id = given.typed::uuid`
    : Prisma.sql`lower(found.name) = lower(given.typed)`;
  const [found, another] = await select(place, wanted, condition);
  if (!found) throw new AppError("not_found", UNKNOWN);
  if (another) throw new AppError("conflict", "Several channels have this name. Give the id of one of them.");
  return found;
}

/** A channel in which the person may do something. @throws AppError what the model is told otherwise */
export async function findTarget(
  place: ToolPlace,
  given: string,
  action: ChannelAction,
): Promise<FoundChannel> {
  const found = await findChannel(place, given);
  await accessChannel(place, found.id, action);
  return found;
}
