"use client";
import { useQuery } from "@tanstack/react-query";
import { useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { useTimeFormat } from "@/components/ui/time";
import { invitesQuery } from "@/lib/workspaces/queries";
import { workspaceRoleName } from "./workspace-roles";

/** The invite links that stay open to others when a member is removed, for those who may see them. */
export default function OpenLinks() {
  const { id } = useWorkspaceIds();
  const canList = useWorkspace()?.can.manageMembers ?? false;
  const format = useTimeFormat();
  const { data: invites = [] } = useQuery({ ...invitesQuery(id), enabled: canList });
  const links = invites.filter(({ email }) => email === null);
  if (links.length === 0) return null;
  return (
    <div className="mt-3 text-sm">
      <p>These links stay open to everyone else. They are revoked under Invites:</p>
      <ul className="mt-1 max-h-32 list-disc overflow-y-auto pl-5 text-muted">
        {links.map(({ id, role, createdBy, expires }) => (
          <li key={id}>
            {workspaceRoleName(role)}, by <bdi>{createdBy.name}</bdi>, until {format.full(expires)}
          </li>
        ))}
      </ul>
    </div>
  );
}
