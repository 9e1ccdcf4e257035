"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { updateFileContract } from "@/lib/files/contract";
import { ALT_MAX_LENGTH } from "@/lib/files/limits";
import type { FileInfo } from "@/lib/files/schema";
import { call } from "@/lib/http/client";

/** What a picture shows, in words; its author can write it. */
export function AltText({ file, canEdit }: { file: FileInfo; canEdit: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const [alt, setAlt] = useState(file.alt);
  const { error, isBusy, attempt } = useAttempt();

  async function save(event: FormEvent) {
    event.preventDefault();
    await attempt(async () => {
      const saved = await call(updateFileContract, { params: { fileId: file.id }, body: { alt } });
      setAlt(saved.alt);
      setEditing(false);
    });
  }

  if (!canEdit && !alt) return null;
  return (
    <footer className="flex min-h-12 items-center gap-3 border-line border-t px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      {isEditing ? (
        <form onSubmit={save} className="flex flex-1 items-start gap-2" noValidate>
          <Field label="Description of the picture" hideLabel error={error} className="flex-1">
            <Input
              autoFocus
              value={alt}
              maxLength={ALT_MAX_LENGTH}
              placeholder="What the picture shows, for those who can’t see it"
              onChange={(event) => setAlt(event.target.value)}
            />
          </Field>
          <Button
            onClick={() => {
              setAlt(file.alt);
              setEditing(false);
            }}
          >
            Cancel
          </Button>
          <Button type="submit" variant="primary" loading={isBusy}>
            Save
          </Button>
        </form>
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
