"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ImagePicker } from "@/components/files/image-picker";
import { Avatar } from "@/components/ui/avatar";
import { refreshConversations } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { setChannelPictureContract } from "@/lib/files/contract";
import { call } from "@/lib/http/client";

export function GroupPicture({ conversation }: { conversation: Conversation }) {
  const { id: channelId, name, image } = conversation;
  const client = useQueryClient();
  async function choose(fileId: string | null) {
    await call(setChannelPictureContract, { params: { channelId }, body: { fileId } });
    refreshConversations(client);
  }
  return (
    <div className="flex items-center gap-4">
      <Avatar name={name || "Group"} seed={channelId} src={image} size="xl" />
      <ImagePicker purpose="CHANNEL_IMAGE" noun="picture" hasImage={image !== null} onChoose={choose} />
    </div>
  );
}
