"use client";
import { usePathname, useRouter } from "next/navigation";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { removePersonContract } from "@/lib/conversations/contract";
import type { Conversation } from "@/lib/conversations/schema";
import { call } from "@/lib/http/client";
import { conversationPath, workspacePath } from "@/lib/workspaces/paths";
import { conversationTitle } from "./conversation-title";

type LeaveGroupDialogProps = { conversation: Conversation; onClose: () => void };

export default function LeaveGroupDialog({ conversation, onClose }: LeaveGroupDialogProps) {
  const me = useMe();
  const pathname = usePathname();
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const title = conversationTitle(conversation, me.id);

  async function leave() {
    await call(removePersonContract, { params: { channelId: conversation.id, userId: me.id } });
    if (pathname === conversationPath(slug, conversation.id)) router.replace(workspacePath(slug));
    toast.success(`You have left ${title}`);
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Leave ${title}?`}
      description="You can’t read it any more, unless a member adds you again. Your messages stay."
      confirmLabel="Leave group"
      onConfirm={leave}
    />
  );
}
