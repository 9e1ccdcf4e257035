"use client";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { callSession, useCallSession } from "../session";
import { useIsStageHidden } from "../stage-store";
import { Stage } from "./stage";

type InlineStageProps = { channel: { id: string; type: ChannelType; actions: readonly string[] } };

/** The stage above what the channel holds. Nothing where one is in the call with another device. */
export default function InlineStage({ channel }: InlineStageProps) {
  const session = useCallSession();
  const isHidden = useIsStageHidden();
  if (session?.channelId !== channel.id || isHidden) return null;
  return (
    <Stage
      session={session}
      actions={callSession}
      chat={channelTypeOf(channel.type).messages === "main" ? "under" : "panel"}
      canModerate={channel.actions.includes("call.moderate")}
      className="h-[clamp(15rem,46%,30rem)] shrink-0 border-b"
    />
  );
}
