"use client";
import { LogOut, UserMinus } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { PersonName } from "@/components/people/person-name";
import { Avatar } from "@/components/ui/avatar";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import type { Presence } from "@/components/ui/presence-dot";
import { Select } from "@/components/ui/select";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { can, canAssign } from "@/lib/permissions";
import { removeMemberContract, updateMemberContract } from "@/lib/workspaces/contract";
import type { Member } from "@/lib/workspaces/schema";
import OpenLinks from "./open-links";
import { workspaceRoleName, workspaceRoles } from "./workspace-roles";

type MemberRowProps = {
  member: Member;
  isMe: boolean;
  myRole: Member["role"];
  presence: Presence;
  onChanged: () => void;
};

export function MemberRow({ member, isMe, myRole, presence, onChanged }: MemberRowProps) {
  const { id: workspaceId } = useWorkspaceIds();
  const params = { workspaceId, userId: member.id };
  const roles = workspaceRoles.filter(({ value }) => canAssign(myRole, member.role, value));
  const canRemove = isMe || (can(myRole, "member.remove") && canAssign(myRole, member.role, member.role));

  async function setRole(role: Member["role"]) {
    await call(updateMemberContract, { params, body: { role } }).catch(showError);
    onChanged();
  }
  async function remove() {
    await call(removeMemberContract, { params });
    if (isMe) location.assign("/");
    else onChanged();
  }

  return (
    <li className="flex min-h-14 items-center gap-3 py-1.5">
      <Avatar name={member.name} seed={member.id} src={member.image} size="lg" presence={presence} />
      <span className="min-w-0 flex-1">
        <PersonName person={member} suffix={isMe ? "(you)" : undefined} className="tap-target font-medium" />
      </span>
      {roles.length > 1 ? (
        <Select
          aria-label={`Role of ${member.name}`}
          className="w-32"
          options={roles}
          value={member.role}
          onValueChange={(role) => void setRole(role)}
        />
      ) : (
        <span className="text-muted text-sm">{workspaceRoleName(member.role)}</span>
      )}
      {canRemove && (
        <ConfirmDialog
          title={isMe ? "Leave this workspace?" : `Remove ${member.name}?`}
          description={
            isMe
              ? "You need a new invite to come back. The last owner can’t leave."
              : "They lose access at once, and no invite made until now lets them back in. What they wrote stays."
          }
          details={!isMe && <OpenLinks />}
          confirmLabel={isMe ? "Leave" : "Remove"}
          onConfirm={remove}
          trigger={
            <IconButton label={isMe ? "Leave workspace" : `Remove ${member.name}`}>
              {isMe ? <LogOut /> : <UserMinus />}
            </IconButton>
          }
        />
      )}
    </li>
  );
}
