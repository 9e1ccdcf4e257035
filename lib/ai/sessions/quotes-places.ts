import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { AccessedSession } from "./access";

/**
 * Whether the answers of a chat may be made of what its owner alone may read: it asks or looks into the workspace, or
 * some question has a place as context. The owner reads these answers before anybody else.
 */
export async function quotesPlaces(
  tx: Transaction,
  { id, scope, usesWorkspace }: Pick<AccessedSession, "id" | "scope" | "usesWorkspace">,
): Promise<boolean> {
  if (scope !== null || usesWorkspace) return true;
  const parts = { array_contains: [{ type: "object" }] };
  // An answer that looked into the workspace has sources, be it none.
  const OR = [{ parts }, { sources: { not: Prisma.DbNull } }];
  return (await tx.aiMessage.findFirst({ where: { sessionId: id, OR }, select: { id: true } })) !== null;
}
