"use client";
import { useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { Dialog } from "@/components/ui/dialog";
import { InviteByLink } from "./invite-by-link";
import { InviteByMail } from "./invite-by-mail";

/** A link that is there at once, and invites by mail to any number of addresses. */
export default function InviteDialog({ onClose }: { onClose: () => void }) {
  const { id } = useWorkspaceIds();
  const workspace = useWorkspace();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Invite people to ${workspace?.name ?? "the workspace"}`}
    >
      <div className="flex flex-col gap-6">
        <InviteByLink workspaceId={id} />
        <InviteByMail workspaceId={id} />
      </div>
    </Dialog>
  );
}
