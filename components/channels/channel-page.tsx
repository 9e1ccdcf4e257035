"use client";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { CHANNEL_VIEWS } from "./channel-views";
import { useRememberChannel } from "./use-remember-channel";
import { useShownChannel } from "./use-shown-channel";
import { useTabTitle } from "./use-tab-title";

/** A channel, drawn by the view of its type. */
export function ChannelPage({ channelId }: { channelId: string }) {
  const { slug } = useWorkspaceIds();
  const [channel, instead] = useShownChannel(channelId);
  useRememberChannel(slug, channelId);
  useTabTitle(channel?.name);
  if (!channel) return instead;
  const View = CHANNEL_VIEWS[channel.type];
  return <View key={channel.id} channel={channel} />;
}
