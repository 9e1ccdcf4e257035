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

type AltFormProps = {
  file: Pick<FileInfo, "id" | "alt">;
  onSaved: (file: FileInfo) => void;
  onCancel: () => void;
};

/** The form in which a picture's author describes it. */
export function AltForm({ file, onSaved, onCancel }: AltFormProps) {
  const [alt, setAlt] = useState(file.alt);
  const { error, isBusy, attempt } = useAttempt();

  async function save(event: FormEvent) {
    event.preventDefault();
    await attempt(async () =>
      onSaved(await call(updateFileContract, { params: { fileId: file.id }, body: { alt } })),
    );
  }

  return (
    <form onSubmit={save} className="flex flex-1 flex-wrap items-start justify-end gap-2" noValidate>
      <Field label="Description of the picture" hideLabel error={error} className="min-w-60 flex-1">
        <Input
          autoFocus
          value={alt}
          maxLength={ALT_MAX_LENGTH}
          placeholder="What the picture shows, for those who can’t see it"
          onChange={(event) => setAlt(event.target.value)}
        />
      </Field>
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" loading={isBusy}>
        Save
      </Button>
    </form>
  );
}
