import type { Prisma } from "@/lib/generated/prisma/client";

/** The workspaces that a person may open now, as Prisma's filter of `memberships`: the same as the view open_memberships. */
export const openTo = (userId: string, more: Prisma.MembershipWhereInput = {}) => ({
  some: { ...more, userId, OR: [{ twoFactorFrom: null }, { twoFactorFrom: { gt: new Date() } }] },
});
