"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2, UserPlus } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { useTimeFormat } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { revokeInviteContract } from "@/lib/workspaces/contract";
import { invitesQuery } from "@/lib/workspaces/queries";
import type { Invite } from "@/lib/workspaces/schema";
import { PageSection } from "./page-body";
import { workspaceRoleName } from "./workspace-roles";

/** @param canList only those who manage members see the invites of others */
export function InvitesSection({ canList }: { canList: boolean }) {
  const { id } = useWorkspaceIds();
  const open = useOpenChannelDialog();
  const { data: invites, isError, refetch } = useQuery({ ...invitesQuery(id), enabled: canList });
  return (
    <PageSection
      title="Invites"
      description="Whoever opens the link joins with the role you choose."
      action={
        <Button variant="primary" icon={<UserPlus />} onClick={() => open({ kind: "invite" })}>
          Invite people
        </Button>
      }
    >
      {isError && !invites && <ErrorState onRetry={() => void refetch()} />}
      {invites?.length === 0 && <p className="text-muted text-sm">No invite is open right now.</p>}
      {invites && invites.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {invites.map((invite) => (
            <InviteRow key={invite.id} invite={invite} />
          ))}
        </ul>
      )}
    </PageSection>
  );
}

async function copy(url: string | null) {
  if (url && (await copyText(url))) toast.success("Link copied");
  else toast.error("The browser didn’t allow copying.");
}

function InviteRow({ invite }: { invite: Invite }) {
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspaceIds();
  const format = useTimeFormat();
  const times = (count: number) => (count === 1 ? "once" : `${count} times`);
  const uses = invite.maxUses ? `used by ${invite.uses} of ${invite.maxUses}` : `used ${times(invite.uses)}`;

  async function revoke() {
    await call(revokeInviteContract, { params: { workspaceId, inviteId: invite.id } });
    await client.invalidateQueries({ queryKey: invitesQuery(workspaceId).queryKey });
  }

  return (
    <li className="flex min-h-12 items-center gap-3 px-3 py-1.5">
      <Link2 className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {workspaceRoleName(invite.role)}
          {invite.email && ` for ${invite.email}`}
        </p>
        <p className="text-muted text-xs">
          By <bdi>{invite.createdBy.name}</bdi>, {uses}, until {format.full(invite.expires)}
        </p>
      </div>
      {invite.url && (
        <Button size="sm" onClick={() => void copy(invite.url)}>
          Copy link
        </Button>
      )}
      <ConfirmDialog
        title="Revoke this invite?"
        description="Its link stops working at once. Whoever has joined by it stays."
        confirmLabel="Revoke invite"
        onConfirm={revoke}
        trigger={<Button size="sm">Revoke</Button>}
      />
    </li>
  );
}
