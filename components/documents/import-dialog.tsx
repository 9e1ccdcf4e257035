"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import type { ImportProps } from "@/components/channels/import-target";
import { ImportFrame, ImportNotes } from "@/components/files/import-frame";
import { transfer } from "@/components/files/upload-file";
import { useAttempt } from "@/components/use-attempt";
import { channelsQuery } from "@/lib/channels/queries";
import { IMPORT_TYPES, MAX_IMPORT_BYTES } from "@/lib/documents/import/limits";
import type { ImportResult } from "@/lib/documents/import/schema";
import { channelPath } from "@/lib/workspaces/paths";

/** Chooses a file, sends it, and says what didn't come of it. */
export default function ImportDialog({ target, onClose }: ImportProps) {
  const workspace = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const [result, setResult] = useState<ImportResult | null>(null);
  const { error, setError, isBusy, attempt } = useAttempt();
  const [cancel] = useState(() => new AbortController());
  useEffect(() => () => cancel.abort(), [cancel]);
  const into = "channel" in target ? target.channel : null;

  async function send(file: File) {
    if (file.size > MAX_IMPORT_BYTES)
      return setError(`The file is larger than ${MAX_IMPORT_BYTES / 1024 / 1024} MB.`);
    const query = new URLSearchParams({ name: file.name });
    if (!("channel" in target)) {
      query.set("workspaceId", workspace.id);
      query.set("visibility", target.visibility);
      if (target.parentId) query.set("parentId", target.parentId);
    }
    const address = into ? `/api/documents/${into.id}/imports` : "/api/documents/imports";
    await attempt(async () => {
      const text = await transfer("POST", `${address}?${query}`, file, { signal: cancel.signal });
      const made = JSON.parse(text) as ImportResult;
      if (!into) await client.invalidateQueries({ queryKey: channelsQuery(workspace.id).queryKey });
      if (made.notes.length > 0) setResult(made);
      else show(made);
    });
  }

  function show({ documentId }: ImportResult) {
    router.push(channelPath(workspace.slug, documentId));
    onClose();
  }

  return (
    <ImportFrame
      title={
        result ? `“${result.title}” was imported` : into ? `Import into ${into.name}` : "Import a document"
      }
      accept={IMPORT_TYPES}
      {...(result && { next: { label: "Open the document", run: () => show(result) } })}
      leave={result ? null : "Cancel"}
      {...{ isBusy, error, onClose }}
      onFile={(file) => void send(file)}
    >
      {result ? (
        <ImportNotes notes={result.notes} />
      ) : (
        <>
          <p>
            A Markdown file, a web page (HTML), a Word document (.docx), or a .zip of Markdown with its
            pictures.
          </p>
          <p className="text-muted">
            {into
              ? "It is appended below what is there. A version from before is kept in the history."
              : "It becomes a document of its own. You see what couldn’t be taken over."}
          </p>
        </>
      )}
    </ImportFrame>
  );
}
