"use client";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import type { FileInfo } from "@/lib/files/schema";
import { AltForm } from "./alt-form";

type AltButtonProps = { file: FileInfo; onSaved: (file: FileInfo) => void };

/** Describes a picture before it is sent. */
export function AltButton({ file, onSaved }: AltButtonProps) {
  const [open, setOpen] = useState(false);
  const label = `${file.alt ? "Edit the description of" : "Describe"} ${file.name}`;
  return (
    <Popover
      title="Description"
      hideTitle
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-96 max-w-[calc(100vw-1rem)]"
      trigger={
        <button
          type="button"
          aria-label={label}
          className={cn(
            "h-6 shrink-0 rounded-md px-1 font-semibold text-2xs hover:bg-hover pointer-coarse:h-11 pointer-coarse:px-2",
            file.alt ? "bg-accent-soft text-accent" : "text-muted hover:text-ink",
          )}
        >
          ALT
        </button>
      }
    >
      <AltForm
        file={file}
        onSaved={(saved) => {
          onSaved(saved);
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      />
    </Popover>
  );
}
