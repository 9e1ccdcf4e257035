"use client";
import { Upload } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";

/** A text that can be written in takes files for itself. */
const isInText = ({ target }: Event) =>
  target instanceof Element && target.closest('[contenteditable="true"]') !== null;

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

type DropAreaProps = { onFiles: (files: File[]) => void; children: ReactNode };

/** Lets files be dropped anywhere on the element it stands in, which must be positioned. `children` say what for. */
export function DropArea({ onFiles, children }: DropAreaProps) {
  const marker = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    const place = marker.current?.parentElement;
    if (!place) return;
    // Each inner element fires its own enter and leave events; only their count describes the whole area.
    let depth = 0;
    const listening = new AbortController();
    const listen = (
      type: "dragenter" | "dragleave" | "dragover" | "drop",
      handle: (event: DragEvent) => void,
    ) => place.addEventListener(type, (event) => hasFiles(event) && handle(event), listening);
    listen("dragenter", () => {
      depth++;
    });
    listen("dragleave", () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    });
    listen("dragover", (event) => {
      // One inside of this one, or a text, takes them.
      setOver(!event.defaultPrevented && !isInText(event));
      event.preventDefault();
    });
    listen("drop", (event) => {
      depth = 0;
      setOver(false);
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer) take(filesOf(event.dataTransfer));
    });
    window.addEventListener("dragover", refuse, listening);
    window.addEventListener("drop", refuse, listening);
    return () => listening.abort();
  }, []);

  return (
    <div ref={marker} className="pointer-events-none absolute inset-0 z-20 p-3" hidden={!isOver}>
      <div
        role="status"
        className="flex size-full flex-col items-center justify-center gap-2 rounded-xl border-2 border-focus border-dashed bg-surface/95 text-lg"
      >
        <Upload className="size-6 text-accent" aria-hidden="true" />
        {isOver && children}
      </div>
    </div>
  );
}
