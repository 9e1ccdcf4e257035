"use client";
import { useMe } from "@/components/app/workspace-context";
import { CopyDocumentButton } from "@/components/documents/copy-document-button";
import { DocumentBoundary } from "@/components/documents/document-boundary";
import { DocumentEditor } from "@/components/documents/document-editor";
import "@/components/documents/document.css";
import { useDocumentSession } from "@/components/documents/use-document-session";
import { useOwnAwareness } from "@/components/documents/use-own-awareness";
import type { TreeChannel } from "@/lib/channels/schema";
import { type DocumentStatus, describeStatus, documentStatus } from "@/lib/documents/editor/status";
import type { TaskDetails } from "@/lib/tasks/schema";
import { NotesText } from "./notes-text";

type DescriptionProps = {
  channel: TreeChannel;
  task: TaskDetails;
  documentId: string;
  canEdit: boolean;
  focuses: boolean;
};

/** What needs no word: all is saved, or will be in a moment. */
const CALM: ReadonlySet<DocumentStatus> = new Set(["loading", "saved", "saving", "viewOnly"]);

/** The live document that the notes of a task are, with the carets of all who write in it. */
export default function Description({ channel, task, documentId, canEdit, focuses }: DescriptionProps) {
  const me = useMe();
  const { session, state } = useDocumentSession(documentId, "description", me);
  useOwnAwareness(session?.provider.awareness ?? null, me);
  if (!session || !state?.hasLoaded) return <NotesText notes={task.notes} />;
  const isEditable = state.canEdit && !state.isRejected && state.failure === null && canEdit;
  const status = documentStatus(state);
  const { label, detail } = describeStatus(status, state);
  return (
    <>
      <DocumentBoundary doc={session.doc}>
        <DocumentEditor
          {...{ session, me, channel, isEditable, focuses }}
          label={`Notes of ${task.title}`}
          isPart
        />
      </DocumentBoundary>
      <div role="status" className="text-muted text-xs">
        {(!CALM.has(status) || state.isOutdated) && <p title={detail}>{label}</p>}
        {status === "refused" && <CopyDocumentButton doc={session.doc} />}
      </div>
    </>
  );
}
