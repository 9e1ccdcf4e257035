import { useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { type TimeFormat, useTimeFormat } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { listVersionsContract, restoreVersionContract } from "@/lib/documents/versions/contract";
import { versionsQuery } from "@/lib/documents/versions/queries";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { useShowHistory } from "./history-place";
import { versionName } from "./history-words";

/** Makes a document what it was in a version, says so, and offers to undo it. */
export function useRestore(documentId: string) {
  const client = useQueryClient();
  const format = useTimeFormat();
  const showHistory = useShowHistory();
  const refresh = () => client.invalidateQueries({ queryKey: versionsQuery(documentId).queryKey });

  async function restore(version: DocumentVersion) {
    try {
      const made = await restoreAs(documentId, version.id);
      showHistory();
      toast.success(words(version, format), {
        action: { label: "Undo", onClick: () => void undo(made).catch(showError) },
      });
      await refresh();
    } catch (error) {
      showError(error);
    }
  }

  /** The version before the one that restoring made is the document as it was until then. */
  async function undo(made: DocumentVersion) {
    const { items } = await call(listVersionsContract, { params: { documentId }, query: { limit: 100 } });
    const at = items.findIndex(({ id }) => id === made.id);
    const before = at < 0 ? undefined : items[at + 1];
    if (!before)
      throw new AppError("conflict", "Many versions were made since. Restore the one from before.");
    await restoreAs(documentId, before.id);
    toast.success("The document is as it was before.");
    await refresh();
  }

  return restore;
}

const restoreAs = (documentId: string, versionId: string) =>
  call(restoreVersionContract, { params: { documentId, versionId } });

const words = (version: DocumentVersion, format: TimeFormat) =>
  version.name === null
    ? `Restored the version of ${versionName(version, format)}`
    : `Restored “${versionName(version, format)}”`;
