import type { Transaction } from "@/lib/db";
import type { AccessedSession } from "./access";

/**
 * Whether the answers of a chat may be made of what its owner alone may read: it asks the workspace, or some question has
 * a place as context. The owner reads these answers before anybody else.
 */
export async function quotesPlaces(
  tx: Transaction,
  { id, scope }: Pick<AccessedSession, "id" | "scope">,
): Promise<boolean> {
  if (scope !== null) return true;
  const parts = { array_contains: [{ type: "object" }] };
  return (await tx.aiMessage.findFirst({ where: { sessionId: id, parts }, select: { id: true } })) !== null;
}
