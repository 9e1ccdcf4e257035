import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import type { Transaction } from "@/lib/db";
import { notifyOfMessage } from "@/lib/inbox/notify/service";
import { requestLinkPreviews } from "@/lib/link-previews/service";
import { recordReferences } from "@/lib/references/service";
import type { Message } from "../schema";

/** What else happens because a message came to be, in its own transaction. */
export async function causeEffects(
  tx: Transaction,
  actor: Actor,
  channel: AccessedChannel,
  message: Message,
): Promise<void> {
  await recordReferences(tx, message);
  await notifyOfMessage(tx, actor, channel, message);
  await requestLinkPreviews(tx, message);
}
