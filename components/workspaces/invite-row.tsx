"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Link2, Mail, Trash2 } from "lucide-react";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { useTimeFormat } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { revokeInviteContract } from "@/lib/workspaces/contract";
import { invitesQuery } from "@/lib/workspaces/queries";
import type { Invite } from "@/lib/workspaces/schema";
import { workspaceRoleName } from "./workspace-roles";

async function copy(url: string | null) {
  if (url && (await copyText(url))) toast.success("Link copied");
  else toast.error("The browser didn’t allow copying.");
}

/** An open invite, in the table of the members. */
export function InviteRow({ invite }: { invite: Invite }) {
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspaceIds();
  const format = useTimeFormat();
  const [isAsked, setAsked] = useState(false);
  const times = (count: number) => (count === 1 ? "once" : `${count} times`);
  const uses = invite.maxUses ? `used by ${invite.uses} of ${invite.maxUses}` : `used ${times(invite.uses)}`;

  async function revoke() {
    await call(revokeInviteContract, { params: { workspaceId, inviteId: invite.id } });
    await client.invalidateQueries({ queryKey: invitesQuery(workspaceId).queryKey });
  }

  return (
    <tr className="[&>td]:py-2 [&>td]:pr-3">
      <td className="w-full max-w-0">
        <span className="flex items-center gap-3">
          <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-hover text-muted">
            {invite.email ? (
              <Mail className="size-4" aria-hidden="true" />
            ) : (
              <Link2 className="size-4" aria-hidden="true" />
            )}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate">{invite.email ?? "Invite link"}</span>
            <span className="block truncate text-muted text-xs">
              By <bdi>{invite.createdBy.name}</bdi>, {uses}
            </span>
          </span>
        </span>
      </td>
      <td className="max-lg:hidden" />
      <td className="text-muted text-sm">{workspaceRoleName(invite.role)}</td>
      <td className="text-muted text-sm max-md:hidden">Invited</td>
      <td className="whitespace-nowrap text-muted text-sm max-md:hidden">
        until{" "}
        <time dateTime={invite.expires} title={format.full(invite.expires)}>
          {format.dayName(invite.expires)}
        </time>
      </td>
      <td className="whitespace-nowrap text-right">
        <Menu
          align="end"
          trigger={
            <IconButton label={`Invite of ${invite.email ?? invite.createdBy.name}`}>
              <Ellipsis />
            </IconButton>
          }
        >
          {invite.url && (
            <MenuItem icon={<Copy />} onSelect={() => void copy(invite.url)}>
              Copy link
            </MenuItem>
          )}
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setAsked(true)}>
            Revoke…
          </MenuItem>
        </Menu>
        <ConfirmDialog
          open={isAsked}
          onOpenChange={setAsked}
          title="Revoke this invite?"
          description="Its link stops working at once. Whoever has joined by it stays."
          confirmLabel="Revoke invite"
          onConfirm={revoke}
        />
      </td>
    </tr>
  );
}
