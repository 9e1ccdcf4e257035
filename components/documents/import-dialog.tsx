"use client";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { transfer } from "@/components/files/upload-file";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAttempt } from "@/components/use-attempt";
import { channelsQuery } from "@/lib/channels/queries";
import { IMPORT_TYPES, MAX_IMPORT_BYTES } from "@/lib/documents/import/limits";
import type { ImportResult } from "@/lib/documents/import/schema";
import { channelPath } from "@/lib/workspaces/paths";

/** A new document in the tree, or the end of one that is there. */
export type ImportTarget = { parentId: string | null } | { document: { id: string; name: string } };

type ImportDialogProps = { target: ImportTarget; onClose: () => void };

/** Chooses a file, sends it, and says what didn't come of it. */
export default function ImportDialog({ target, onClose }: ImportDialogProps) {
  const workspace = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const { error, setError, isBusy, attempt } = useAttempt();
  const [cancel] = useState(() => new AbortController());
  useEffect(() => () => cancel.abort(), [cancel]);
  const isNew = "parentId" in target;

  async function send(file: File) {
    if (file.size > MAX_IMPORT_BYTES)
      return setError(`The file is larger than ${MAX_IMPORT_BYTES / 1024 / 1024} MB.`);
    const query = new URLSearchParams({ name: file.name });
    if (isNew) query.set("workspaceId", workspace.id);
    if (isNew && target.parentId) query.set("parentId", target.parentId);
    const address = isNew ? "/api/documents/imports" : `/api/documents/${target.document.id}/imports`;
    await attempt(async () => {
      const text = await transfer("POST", `${address}?${query}`, file, { signal: cancel.signal });
      const made = JSON.parse(text) as ImportResult;
      if (isNew) await client.invalidateQueries({ queryKey: channelsQuery(workspace.id).queryKey });
      if (made.notes.length > 0) setResult(made);
      else show(made);
    });
  }

  function show({ documentId }: ImportResult) {
    if (isNew) router.push(channelPath(workspace.slug, documentId));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      initialFocus={choose}
      title={
        result
          ? `“${result.title}” was imported`
          : isNew
            ? "Import a document"
            : `Import into ${target.document.name}`
      }
      footer={
        result ? (
          <Button variant="primary" onClick={() => show(result)}>
            {isNew ? "Open the document" : "Done"}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              ref={choose}
              variant="primary"
              icon={<FileUp />}
              loading={isBusy}
              onClick={() => input.current?.click()}
            >
              Choose a file
            </Button>
          </>
        )
      }
    >
      {result ? (
        <>
          <p className="text-sm">Not everything came as it was:</p>
          <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-5 text-sm [overflow-wrap:anywhere]">
            {result.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : (
        <div className="flex flex-col gap-2 text-sm">
          <p>
            A Markdown file, a web page (HTML), a Word document (.docx), or a .zip of Markdown with its
            pictures.
          </p>
          <p className="text-muted">
            {isNew
              ? "It becomes a document of its own. You see what couldn’t be taken over."
              : "It is appended below what is there. A version from before is kept in the history."}
          </p>
          {error && (
            <p role="alert" className="text-danger">
              {error}
            </p>
          )}
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept={IMPORT_TYPES}
        aria-label="File to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void send(file);
        }}
      />
    </Dialog>
  );
}
