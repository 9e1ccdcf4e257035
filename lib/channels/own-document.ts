import type { Transaction } from "@/lib/db";
import type { ChannelType } from "./schema";

/** The types of channel that are a document, with the kind of it. */
const OWN_DOCUMENT: Partial<Record<ChannelType, string>> = { DOC: "rich-text" };

/** Makes the document that a new channel is; it has the channel's id. */
export async function insertOwnDocument(
  tx: Pick<Transaction, "document">,
  { id, type }: { id: string; type: ChannelType },
): Promise<void> {
  const kind = OWN_DOCUMENT[type];
  if (kind) await tx.document.create({ data: { id, channelId: id, kind } });
}
