"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { channelCallsQuery } from "@/lib/calls/queries";
import { CallLog } from "./call-log";

/** The calls of a channel that have ended, beside it. */
export function ChannelCalls({ channel }: { channel: { id: string } }) {
  const log = useInfiniteQuery(channelCallsQuery(channel.id));
  return <CallLog log={log} empty="Calls that were held here stand in this list." />;
}
