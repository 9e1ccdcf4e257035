import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { ReferenceTarget } from "@/lib/generated/prisma/enums";
import { mentionsIn, type ProductLink, productLinksIn } from "@/lib/markdown/mentions";
import type { Message } from "@/lib/messages/schema";

const TARGETS = { user: "PERSON", channel: "CHANNEL", message: "MESSAGE" } as const satisfies Record<
  string,
  ReferenceTarget
>;

type Target = { targetType: ReferenceTarget; targetId: string };

const ownOrigin = () => env().APP_URL.replace(/\/$/, "");

/** Whether a text has mentions, or addresses of this instance. */
export const refersToAnything = (body: string) =>
  mentionsIn(body).length > 0 || productLinksIn(body, ownOrigin()).length > 0;

/**
 * Keeps what a message refers to, by mentions or by addresses of this instance, in place of what it referred to
 * before: call it when its text came to be or changed.
 */
export async function recordReferences(
  tx: Transaction,
  { id: messageId, body, editedAt }: Pick<Message, "id" | "body"> & { editedAt: string | Date | null },
): Promise<void> {
  const targets: Target[] = mentionsIn(body).flatMap((target) =>
    target.type === "all" || target.type === "role"
      ? []
      : [{ targetType: TARGETS[target.type], targetId: target.id }],
  );
  const links = productLinksIn(body, ownOrigin());
  if (links.length > 0) targets.push(...(await findLinked(tx, links)));
  // A new message has referred to nothing before.
  if (editedAt) await tx.reference.deleteMany({ where: { messageId, NOT: { OR: targets } } });
  if (targets.length === 0) return;
  await tx.reference.createMany({
    data: targets.map((target) => ({ messageId, ...target })),
    skipDuplicates: true,
  });
}

/** An address names a message by its place, and a thread by what it hangs on; what is kept is the message's id. */
async function findLinked(tx: Transaction, links: readonly ProductLink[]): Promise<Target[]> {
  const channels = links.filter(({ threadId, seq }) => seq === null && threadId === null);
  const places = links.flatMap(({ channelId, threadId, seq }) => {
    if (seq !== null) return { channelId, streamId: threadId ?? channelId, seq };
    return threadId ? { channelId, id: threadId } : [];
  });
  const messages = await tx.message.findMany({
    where: { OR: places },
    select: { id: true },
  });
  return [
    ...channels.map(({ channelId }) => ({ targetType: "CHANNEL" as const, targetId: channelId })),
    ...messages.map(({ id }) => ({ targetType: "MESSAGE" as const, targetId: id })),
  ];
}
