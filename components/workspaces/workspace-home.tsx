"use client";
import { MessagesSquare } from "lucide-react";
import { useWorkspace } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A workspace without any channel that I can see. */
export function WorkspaceHome() {
  const workspace = useWorkspace();
  const open = useOpenChannelDialog();
  return (
    <EmptyState
      icon={<MessagesSquare />}
      level={1}
      title={`Welcome to ${workspace?.name ?? "your workspace"}`}
      action={
        workspace?.can.createChannel && (
          <Button variant="primary" onClick={() => open({ kind: "create", parentId: null })}>
            Make a channel
          </Button>
        )
      }
    >
      {workspace?.can.createChannel
        ? "There is no channel yet. Make one to talk in, or to write in together."
        : "Nothing is shared with you yet. Ask the person who invited you to add you to a channel."}
    </EmptyState>
  );
}
