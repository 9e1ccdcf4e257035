"use client";
import { Dialog } from "@/components/ui/dialog";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { IncomingList } from "./incoming-list";

export default function ChannelHooksDialog({
  channel,
  onClose,
}: {
  channel: TreeChannel;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      title="Incoming webhooks"
      description={`Programs post into ${channelTypeOf(channel.type).prefix}${channel.name} by these addresses.`}
    >
      <IncomingList of={{ channelId: channel.id }} />
    </Dialog>
  );
}
