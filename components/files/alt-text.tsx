"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FileInfo } from "@/lib/files/schema";
import { AltForm } from "./alt-form";

/** A picture's description; its author can edit it. */
export function AltText({ file, canEdit }: { file: FileInfo; canEdit: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const [alt, setAlt] = useState(file.alt);

  if (!canEdit && !alt) return null;
  return (
    <footer className="flex min-h-12 items-center gap-3 border-line border-t px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      {isEditing ? (
        <AltForm
          file={{ ...file, alt }}
          onSaved={(saved) => {
            setAlt(saved.alt);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <p className={alt ? "flex-1" : "flex-1 text-muted"}>{alt || "No description yet."}</p>
          {canEdit && (
            <Button size="sm" onClick={() => setEditing(true)}>
              {alt ? "Edit description" : "Describe picture"}
            </Button>
          )}
        </>
      )}
    </footer>
  );
}
