import type { Member } from "@/lib/workspaces/schema";

type Role = { value: Member["role"]; label: string; description: string };

/** The roles of a workspace in the words of the screen. */
export const workspaceRoles: readonly Role[] = [
  { value: "OWNER", label: "Owner", description: "Everything, also deleting it" },
  { value: "ADMIN", label: "Admin", description: "Members, invites and all channels" },
  { value: "MEMBER", label: "Member", description: "Open channels, and making new ones" },
  { value: "GUEST", label: "Guest", description: "Only the channels they are added to" },
];

export const workspaceRoleName = (role: Member["role"]) =>
  workspaceRoles.find(({ value }) => value === role)?.label ?? role;
