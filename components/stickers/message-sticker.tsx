import type { MessagePartProps } from "@/components/messages/message-channel";
import { StickerImage } from "./sticker-image";

/** Of a fixed size, so that nothing moves when it has loaded. */
export function MessageSticker({ message }: MessagePartProps) {
  if (!message.sticker) return null;
  return <StickerImage sticker={message.sticker} className="my-1 size-36" />;
}
