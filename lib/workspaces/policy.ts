import { can, canAssign, type WorkspaceRole } from "@/lib/permissions";

/** The highest role a new invite may grant: anyone who may invite may invite as member or guest. */
export function canInviteAs(actor: WorkspaceRole, role: WorkspaceRole): boolean {
  if (!can(actor, "invite.create")) return false;
  return role === "MEMBER" || role === "GUEST" || (role !== "OWNER" && canAssign(actor, "GUEST", role));
}

/** Whether somebody may invite, by the workspace's setting `membersInvite`. */
export function mayInvite(role: WorkspaceRole, membersInvite: boolean): boolean {
  return can(role, "invite.create") && (membersInvite || can(role, "invite.list"));
}

/** Whether one member may remove the other. Leaving is a separate rule. */
export function canRemove(actor: WorkspaceRole, member: WorkspaceRole): boolean {
  return can(actor, "member.remove") && canAssign(actor, member, "GUEST");
}

/** A slug made of a workspace's name: plain letters, digits and dashes, 2 to 34 characters. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 34)
    .replace(/^-+|-+$/g, "");
  return slug.length >= 2 ? slug : "workspace";
}
