"use client";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { fold } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { deleteChannelContract } from "@/lib/channels/contract";
import { channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { call } from "@/lib/http/client";
import { channelPath, workspacePath } from "@/lib/workspaces/paths";
import { inTreeOrder } from "./build-tree";
import { useArchiveChannel } from "./use-channel-changes";

const isNamed = (typed: string, name: string) => fold(typed.trim()) === fold(name.trim());

/** Asks for the name where something was said or written in it. */
export default function DeleteChannelDialog({
  channel,
  onClose,
}: {
  channel: TreeChannel;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const workspace = useWorkspaceIds();
  const channels = useChannels();
  const setArchived = useArchiveChannel();
  const [typed, setTyped] = useState("");
  const asksName = channel.lastSeq > 0 || CHANNEL_TYPES[channel.type].documentKind !== null;
  const canArchive = channel.actions.includes("channel.archive") && !channel.isArchived;

  function archive() {
    onClose();
    void setArchived(channel, true);
  }

  async function remove() {
    await call(deleteChannelContract, { params: { channelId: channel.id } });
    const { queryKey } = channelsQuery(workspace.id);
    if (pathname === channelPath(workspace.slug, channel.id)) {
      const next = inTreeOrder(channels).find((other) => other.id !== channel.id);
      router.replace(next ? channelPath(workspace.slug, next.id) : workspacePath(workspace.slug));
    }
    client.setQueryData(queryKey, (tree) => tree?.filter((other) => other.id !== channel.id));
    void client.invalidateQueries({ queryKey });
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${channel.name}?`}
      description="All that was said and written in it is deleted for everyone, and can’t be brought back. Channels inside it move to the top."
      confirmLabel="Delete channel"
      canConfirm={!asksName || isNamed(typed, channel.name)}
      onConfirm={remove}
      details={
        <div className="mt-4 flex flex-col gap-4">
          {asksName && (
            <Field label={`Type “${channel.name}” to delete it`}>
              <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            </Field>
          )}
          {canArchive && (
            <p className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-surface px-3 py-2 text-muted text-sm">
              <span className="min-w-40 flex-1">
                An archived channel leaves the sidebar, and can be brought back.
              </span>
              <Button size="sm" onClick={archive}>
                Archive instead
              </Button>
            </p>
          )}
        </div>
      }
    />
  );
}
