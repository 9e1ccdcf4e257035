import type { Prisma } from "@/lib/generated/prisma/client";
import type { AiSession } from "./schema";

export const SESSION_FIELDS = {
  ...{
    id: true,
    workspaceId: true,
    ownerId: true,
    folderId: true,
    title: true,
    isNamed: true,
    modelId: true,
  },
  ...{
    originId: true,
    scope: true,
    usesWorkspace: true,
    instructions: true,
    visibility: true,
    leafId: true,
    sharedLeafId: true,
    archivedAt: true,
  },
  ...{ lastMessageAt: true, createdAt: true, revision: true },
  owner: { select: { id: true, name: true, image: true } },
} as const;

type Row = Prisma.AiSessionGetPayload<{ select: typeof SESSION_FIELDS }>;

/** @param isMine whether its owner looks at it */
export function toSession(row: Row, isMine: boolean): AiSession {
  const { id, workspaceId, owner, title, visibility, revision, sharedLeafId } = row;
  return {
    ...{ id, workspaceId, owner, title, visibility, revision, sharedLeafId },
    modelId: isMine ? row.modelId : null,
    folderId: isMine ? row.folderId : null,
    leafId: isMine ? row.leafId : row.sharedLeafId,
    archivedAt: isMine ? (row.archivedAt?.toISOString() ?? null) : null,
    isAsk: row.scope !== null,
    usesWorkspace: isMine && row.usesWorkspace,
    lastMessageAt: row.lastMessageAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
