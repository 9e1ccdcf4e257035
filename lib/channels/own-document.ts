import type { Transaction } from "@/lib/db";
import { type ChannelType, channelTypeOf } from "./types";

/** Makes the document that a new channel is; it has the channel's id. */
export async function insertOwnDocument(
  tx: Pick<Transaction, "document">,
  { id, type }: { id: string; type: ChannelType },
): Promise<void> {
  const { documentKind: kind } = channelTypeOf(type);
  if (kind) await tx.document.create({ data: { id, channelId: id, kind } });
}
