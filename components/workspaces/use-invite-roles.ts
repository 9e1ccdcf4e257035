"use client";
import { useWorkspace } from "@/components/app/workspace-context";
import { canAssign } from "@/lib/permissions";
import { workspaceRoles } from "./workspace-roles";

export type InviteRole = "ADMIN" | "MEMBER" | "GUEST";

/** The roles that I can invite people to, as options. */
export function useInviteRoles() {
  const mine = useWorkspace()?.role ?? "GUEST";
  return workspaceRoles.flatMap(({ value, ...rest }) =>
    value !== "OWNER" && (value !== "ADMIN" || canAssign(mine, "MEMBER", "ADMIN"))
      ? [{ value, ...rest }]
      : [],
  );
}
