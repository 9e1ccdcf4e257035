"use client";
import { Hash } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { workspacePath } from "@/lib/workspaces/paths";

/** In place of what was deleted, was never there, or isn't shared with who looks: all the same to them. */
export default function ChannelGone() {
  const { slug } = useWorkspaceIds();
  return (
    <EmptyState
      icon={<Hash />}
      title="This channel isn’t here any more"
      action={<LinkButton href={workspacePath(slug)}>Go to another channel</LinkButton>}
    >
      It was deleted, or it isn’t shared with you.
    </EmptyState>
  );
}
