"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/app/workspace-context";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { membersQuery } from "@/lib/workspaces/queries";

const FirstSteps = onDemand(() => import("@/components/workspaces/first-steps"));

/** Stands above the first message, and alone where there is none yet. */
export function ChannelStart({ channel }: { channel: TreeChannel }) {
  const isEmpty = channel.lastSeq === 0;
  return (
    <div className="px-5 pt-8 pb-3 max-md:px-3">
      <div className="mb-3 flex size-11 items-center justify-center rounded-full bg-accent-soft text-accent">
        <ChannelIcon type={channel.type} className="size-5" />
      </div>
      <h2 className="font-display text-xl">{channel.name}</h2>
      {channel.topic && <p className="max-w-prose">{channel.topic}</p>}
      <p className="max-w-prose text-muted">{startText(channel, isEmpty)}</p>
      {CHANNEL_TYPES[channel.type].messages === "main" && channel.workspaceId && (
        <FirstStepsOfOwner workspaceId={channel.workspaceId} channelId={channel.id} />
      )}
    </div>
  );
}

function FirstStepsOfOwner({ workspaceId, channelId }: { workspaceId: string; channelId: string }) {
  const isOwner = useWorkspace()?.role === "OWNER";
  const isAlone = useInfiniteQuery(membersQuery(workspaceId)).data?.pages[0]?.items.length === 1;
  return isOwner && isAlone && <FirstSteps channelId={channelId} />;
}

function startText({ type, visibility, actions }: TreeChannel, isEmpty: boolean) {
  const { start } = CHANNEL_TYPES[type];
  if (start) return isEmpty ? start.empty : start.begun;
  const who =
    visibility === "PRIVATE"
      ? "Only the people in this channel see it."
      : visibility === "PUBLIC"
        ? "It is public: anyone with the link can read it."
        : "Everyone in the workspace sees it.";
  if (!isEmpty) return `This is where the channel begins. ${who}`;
  return actions.includes("message.create")
    ? `Nothing has been said yet: write the first message. ${who}`
    : `Nothing has been said yet. ${who}`;
}
