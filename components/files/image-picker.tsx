"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { MAX_PICTURE_BYTES, PICTURE_TYPES } from "@/lib/files/limits";
import type { PicturePurpose } from "@/lib/files/purposes";
import { problemOf } from "@/lib/http/errors";
import { formatSize } from "./format-size";

type ImagePickerProps = {
  purpose: PicturePurpose;
  /** "picture", "icon": what the buttons say. */
  noun: string;
  hasImage: boolean;
  /** While something else has to be given first. */
  disabled?: boolean;
  /** Puts the uploaded picture to use; null takes it away. The picker waits, and shows why it failed. */
  onChoose: (fileId: string | null) => Promise<void>;
};

/** Chooses, uploads and removes the picture of a person, group or workspace. */
export function ImagePicker({ purpose, noun, hasImage, disabled, onChoose }: ImagePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<"upload" | "remove">();
  const [error, setError] = useState("");

  async function attempt(kind: "upload" | "remove", work: () => Promise<void>) {
    setBusy(kind);
    setError("");
    try {
      await work();
    } catch (failure) {
      setError(problemOf(failure));
    }
    setBusy(undefined);
  }

  async function upload(file: File) {
    if (file.size > MAX_PICTURE_BYTES)
      return setError(`The ${noun} may have ${formatSize(MAX_PICTURE_BYTES)} at most.`);
    await attempt("upload", async () => {
      const { uploadFile } = await import("./upload-file");
      const { id } = await uploadFile(file, file.name, { purpose }, { signal: new AbortController().signal });
      await onChoose(id);
    });
  }

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          type="file"
          hidden
          accept={PICTURE_TYPES.join(",")}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file again is a new choice.
            event.target.value = "";
            if (file) void upload(file);
          }}
        />
        <Button
          size="sm"
          disabled={disabled}
          loading={busy === "upload"}
          onClick={() => input.current?.click()}
        >
          {hasImage ? `Change ${noun}` : `Add ${noun}`}
        </Button>
        {hasImage && (
          <Button
            size="sm"
            variant="ghost"
            loading={busy === "remove"}
            onClick={() => void attempt("remove", () => onChoose(null))}
          >
            Remove
          </Button>
        )}
      </div>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
