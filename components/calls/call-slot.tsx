"use client";
import { useMe } from "@/components/app/workspace-context";
import { onDemand } from "@/components/ui/on-demand";
import type { ChannelType } from "@/lib/channels/types";
import { isIn, useOpenCall } from "./open-calls";

const InlineStage = onDemand(() => import("./stage/inline-stage"), <span hidden />);

type CallSlotProps = { channel: { id: string; type: ChannelType; actions: readonly string[] } };

/** Under a channel's header: the stage of its call, for who is in it. */
export function CallSlot({ channel }: CallSlotProps) {
  const { id } = useMe();
  const call = useOpenCall(channel.id);
  return call && isIn(call, id) && <InlineStage channel={channel} />;
}
