import type { Transaction } from "@/lib/db";

/**
 * Whether some question of a chat has a place as context: what is answered then may be made of what its owner alone may
 * read, who reads it before anybody else.
 */
export async function quotesPlaces(tx: Transaction, sessionId: string): Promise<boolean> {
  const parts = { array_contains: [{ type: "object" }] };
  return (await tx.aiMessage.findFirst({ where: { sessionId, parts }, select: { id: true } })) !== null;
}
