import { isAllowed } from "./policy";
import type { Channel, TreeChannel } from "./schema";

/** A channel's row, from Prisma, as everyone who sees the channel gets it. */
export function toChannel({ archivedAt, ...row }: Omit<Channel, "isArchived"> & { archivedAt: Date | null }) {
  return { ...row, isArchived: archivedAt !== null };
}

export function toTreeChannel({
  hasBlock,
  ...shown
}: Omit<TreeChannel, "can"> & { hasBlock?: boolean }): TreeChannel {
  const channel = { ...shown, hasBlock };
  return {
    ...shown,
    can: {
      update: isAllowed(channel, "channel.update"),
      archive: isAllowed(channel, "channel.archive"),
      delete: isAllowed(channel, "channel.delete"),
      manageMembers: isAllowed(channel, "channel.manageMembers"),
      createMessage: isAllowed(channel, "message.create"),
      mentionAll: isAllowed(channel, "message.mentionAll"),
      moderate: isAllowed(channel, "message.moderate"),
      updateDocument: isAllowed(channel, "document.update"),
    },
  };
}
