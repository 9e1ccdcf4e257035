"use client";
import { DropArea } from "./drop-area";
import { addUploads } from "./use-uploads";

type DropZoneProps = {
  channelId: string;
  /** Whose composer gets the files: the channel's, or a thread's. */
  streamId: string;
  /** Of the channel, or "this thread". */
  name: string;
};

/** Lets files be dropped for what a composer sends, anywhere on the element it stands in. */
export default function DropZone({ channelId, streamId, name }: DropZoneProps) {
  return (
    <DropArea onFiles={(files) => addUploads(channelId, streamId, files)}>
      {`Drop to add to your message to ${name}`}
    </DropArea>
  );
}
