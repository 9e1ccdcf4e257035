"use client";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { onDemand } from "@/components/ui/on-demand";
import { PICTURE_TYPES } from "@/lib/files/limits";
import type { FileInfo } from "@/lib/files/schema";
import { FileCard } from "./file-card";
import { FileMenu } from "./file-menu";
import { Video } from "./media";
import { PictureGrid } from "./picture-grid";

const place = <div className="h-13 w-80 max-w-full rounded-lg border border-line bg-raised" />;
const SoundPlayer = onDemand(() => import("./sound-player"), place);
const FilePlayer = onDemand(() => import("./file-player"), place);

const isPicture = ({ type, width }: FileInfo) => width !== null && PICTURE_TYPES.includes(type);

/** The files of a message: pictures together, then each other one by what it is. */
export function MessageFiles({ message, channel }: MessagePartProps) {
  const pictures = message.files.filter(isPicture);
  const others = message.files.filter((file) => !isPicture(file));
  return (
    <div className="flex max-w-full flex-col gap-1.5 pt-1">
      {pictures.length > 0 && <PictureGrid pictures={pictures} message={message} channel={channel} />}
      {others.map((file) => (
        <OtherFile key={file.id} file={file} channelId={channel.id} />
      ))}
    </div>
  );
}

function OtherFile({ file, channelId }: { file: FileInfo; channelId: string }) {
  const { id, name, type, waveform, durationMs } = file;
  const src = `/api/files/${id}`;
  if (waveform && durationMs) return <SoundPlayer src={src} waveform={waveform} durationMs={durationMs} />;
  if (type.startsWith("video/") && type !== "video/x-matroska") {
    return (
      <figure className="w-100 max-w-full">
        <Video src={src} aria-label={name} className="aspect-video w-full rounded-lg bg-press" />
        <figcaption className="truncate pt-0.5 text-muted text-xs">{name}</figcaption>
      </figure>
    );
  }
  return (
    <div className="flex max-w-full items-center gap-1">
      {type.startsWith("audio/") ? <FilePlayer src={src} name={name} /> : <FileCard file={file} />}
      <FileMenu file={file} channelId={channelId} />
    </div>
  );
}
