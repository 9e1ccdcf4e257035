import { actionsIn } from "./policy";
import type { Channel, TreeChannel } from "./schema";

/** A channel's row, from Prisma, as everyone who sees the channel gets it. */
export function toChannel({ archivedAt, ...row }: Omit<Channel, "isArchived"> & { archivedAt: Date | null }) {
  return { ...row, isArchived: archivedAt !== null };
}

/** A channel's row as one person sees it. */
export function toTreeChannel<T extends Omit<TreeChannel, "actions">>({
  hasBlock,
  isDefault,
  ...shown
}: T & { hasBlock?: boolean; isDefault?: boolean }) {
  return { ...shown, actions: actionsIn({ ...shown, hasBlock, isDefault }) };
}
