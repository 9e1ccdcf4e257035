"use client";
import { Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { addUploads } from "./use-uploads";

type DropZoneProps = {
  channelId: string;
  /** Whose composer gets the files: the channel's, or a thread's. */
  streamId: string;
  /** Of the channel, or "this thread". */
  name: string;
};

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** The files of a drop, without folders: browsers hand those over like files, but can't send them. */
function filesOf(transfer: DataTransfer): File[] {
  const dropped = [...transfer.items].filter(({ kind }) => kind === "file");
  const files = dropped.filter((item) => !item.webkitGetAsEntry()?.isDirectory);
  if (files.length < dropped.length)
    toast.info("Folders can’t be sent. Put them into an archive, or drop the files in them.");
  return files.flatMap((item) => item.getAsFile() ?? []);
}

/** Beside the places for them the browser would leave the page and open the file. */
function refuse(event: DragEvent) {
  if (!hasFiles(event) || event.defaultPrevented) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
}

/** Lets files be dropped anywhere on the element it stands in, which must be positioned. */
export default function DropZone({ channelId, streamId, name }: DropZoneProps) {
  const marker = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const place = marker.current?.parentElement;
    if (!place) return;
    // Each inner element fires its own enter and leave events; only their count describes the whole zone.
    let depth = 0;
    const listening = new AbortController();
    const listen = (
      type: "dragenter" | "dragleave" | "dragover" | "drop",
      handle: (event: DragEvent) => void,
    ) => place.addEventListener(type, (event) => hasFiles(event) && handle(event), listening);
    listen("dragenter", () => {
      depth++;
      setOver(true);
    });
    listen("dragleave", () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    });
    listen("dragover", (event) => event.preventDefault());
    listen("drop", (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer) addUploads(channelId, streamId, filesOf(event.dataTransfer));
    });
    window.addEventListener("dragover", refuse, listening);
    window.addEventListener("drop", refuse, listening);
    return () => listening.abort();
  }, [channelId, streamId]);

  return (
    <div ref={marker} className="pointer-events-none absolute inset-0 z-20 p-3" hidden={!isOver}>
      <div
        role="status"
        className="flex size-full flex-col items-center justify-center gap-2 rounded-xl border-2 border-focus border-dashed bg-surface/95 text-lg"
      >
        <Upload className="size-6 text-accent" aria-hidden="true" />
        {isOver && `Drop to add to your message to ${name}`}
      </div>
    </div>
  );
}
