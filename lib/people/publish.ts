import "./events";
import type { Transaction } from "@/lib/db";
import { publishWidely } from "@/lib/realtime/publish";
import { userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { toStatus } from "./presenter";

/** Publishes a person's name, picture and status to everyone in their workspaces except those they have blocked. */
export async function publishPerson(tx: Transaction, userId: string): Promise<void> {
  const { id, name, image, settings, memberships, blocks } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      image: true,
      settings: true,
      memberships: { select: { workspaceId: true } },
      blocks: { select: { blockedId: true } },
    },
  });
  const to = [userRoom(id), ...memberships.map(({ workspaceId }) => workspaceRoom(workspaceId))];
  const except = blocks.map(({ blockedId }) => userRoom(blockedId));
  const status = toStatus(settings);
  await publishWidely(tx, { to, except }, "person.updated", { id, name, image, status });
}
