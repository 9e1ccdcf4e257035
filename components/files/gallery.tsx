"use client";
import { useMe } from "@/components/app/workspace-context";
import type { MessagePartProps } from "@/components/messages/message-channel";
import type { FileInfo } from "@/lib/files/schema";
import PictureViewer from "./picture-viewer";

type GalleryProps = MessagePartProps & {
  pictures: FileInfo[];
  startId: string;
  onClose: () => void;
};

/** The pictures of a message over everything. */
export default function Gallery({ pictures, message, channel, startId, onClose }: GalleryProps) {
  const me = useMe();
  const isMine = message.author.id === me.id;
  const canDescribe = isMine && channel.actions.includes("message.changeOwn") && !channel.isArchived;
  const viewed = pictures.map((file) => ({ ...file, by: message.author.name, canDescribe }));
  return <PictureViewer pictures={viewed} startId={startId} channelId={channel.id} onClose={onClose} />;
}
