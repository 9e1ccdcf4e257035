"use client";
import { Archive, CloudOff, FileText, Lock, LogIn } from "lucide-react";
import { type ReactNode, useMemo, useRef } from "react";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState, NOT_HERE } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import type { Me } from "@/lib/accounts/schema";
import type { TreeChannel } from "@/lib/channels/schema";
import type { DocumentFailure } from "@/lib/documents/editor/session-state";
import { describeStatus, documentStatus } from "@/lib/documents/editor/status";
import "./document.css";
import { CopyDocumentButton } from "./copy-document-button";
import { DocumentBoundary } from "./document-boundary";
import { DocumentEditor } from "./document-editor";
import { DocumentPeople } from "./document-people";
import { DocumentSkeleton } from "./document-skeleton";
import { DocumentStatusLine } from "./document-status";
import { DocumentTitle } from "./document-title";
import { showHistory, useHistoryPlace } from "./history/history-place";
import { useSuggestMode } from "./suggest/suggest-place";
import { useDocumentSession } from "./use-document-session";
import type { KeptPlace } from "./use-kept-place";
import { useOwnAwareness } from "./use-own-awareness";

const SuggestEditor = onDemand(() => import("./suggest/suggest-editor"), <DocumentSkeleton />);
const HistoryPanel = onDemand(() => import("./history/history-panel"), <span hidden />);
const VersionView = onDemand(() => import("./history/version-view"), <DocumentSkeleton />);

type DocumentChannelProps = {
  channel: TreeChannel;
  me: Me;
  /** Buttons at the end of the header, such as the one that opens the messages beside the document. */
  actions?: ReactNode;
  /** Before them, where there is room. */
  extras?: ReactNode;
  /** Under the header. */
  top?: ReactNode;
};

/** A DOC channel: its title, its text with everyone who is in it, and whether all of it is saved. */
export default function DocumentChannel({ channel, me, actions, extras, top }: DocumentChannelProps) {
  const { session, state } = useDocumentSession(channel.id, "rich-text", me);
  useOwnAwareness(session?.provider.awareness ?? null, me);
  const isEditable =
    state?.canEdit === true &&
    !state.isRejected &&
    channel.actions.includes("document.update") &&
    !channel.isArchived;
  const isRefused = state !== null && documentStatus(state) === "refused";
  const isShown = session && state && !state.failure;
  const history = useHistoryPlace();
  const isOpen = session !== null && state?.hasLoaded === true;
  const suggestMode = useSuggestMode(channel, me.id, isOpen ? isEditable : null);
  const keptPlace: KeptPlace = useRef(null);
  const version = history?.shown && session && state?.hasLoaded ? history : null;
  useActions([
    {
      id: "document.history",
      label: "History of this document",
      group: "Document",
      keywords: "versions restore changes",
      run: () => showHistory(),
    },
  ]);

  const title = useMemo(
    () => (
      <DocumentTitle
        channel={channel}
        canEdit={channel.actions.includes("channel.update") && !channel.isArchived}
      />
    ),
    [channel],
  );

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PaneHeader
        title={channel.name}
        icon={<FileText className="size-4" aria-hidden="true" />}
        extras={extras}
        actions={
          <>
            {isShown && (
              <DocumentStatusLine
                {...{ state, suggestMode }}
                doc={session.doc}
                isArchived={channel.isArchived}
              />
            )}
            {isShown && <DocumentPeople awareness={session.provider.awareness} me={me} />}
            {actions}
          </>
        }
      />
      {top}
      {channel.isArchived && (
        <Banner icon={<Archive aria-hidden="true" />}>
          This document is archived. It can be read, not changed.
        </Banner>
      )}
      {isRefused && session && (
        <Banner
          tone="danger"
          icon={<Lock aria-hidden="true" />}
          action={
            <>
              <CopyDocumentButton doc={session.doc} />
              <Button size="sm" onClick={() => window.location.reload()}>
                Reload
              </Button>
            </>
          }
        >
          {describeStatus("refused", state).detail}
        </Banner>
      )}
      {state?.failure ? (
        <Failure failure={state.failure} onRetry={() => session?.retry()} />
      ) : state?.isMissing && !state.hasLoaded ? (
        <ErrorState title="You’re offline">{NOT_HERE}</ErrorState>
      ) : (
        // Behind a version it stays as it is, with its place and what is under way.
        <div className={cn("document-scroll min-h-0 flex-1 overflow-y-auto", version && "hidden")}>
          {session && state?.hasLoaded ? (
            <DocumentBoundary doc={session.doc}>
              {suggestMode.isOn ? (
                <SuggestEditor
                  {...{ session, me, channel, title, keptPlace }}
                  label={channel.name}
                  isBehind={version !== null}
                  onStop={isEditable ? suggestMode.toggle : null}
                />
              ) : (
                <DocumentEditor
                  {...{ session, me, channel, title, keptPlace }}
                  label={channel.name}
                  isEditable={isEditable}
                  isBehind={version !== null}
                />
              )}
            </DocumentBoundary>
          ) : (
            <DocumentSkeleton />
          )}
        </div>
      )}
      {version && session && (
        <VersionView
          documentId={channel.id}
          doc={session.doc}
          title={channel.name}
          place={version}
          canEdit={isEditable}
        />
      )}
      {history && <HistoryPanel channel={channel} place={history} canEdit={isEditable} />}
    </div>
  );
}

function Failure({ failure, onRetry }: { failure: DocumentFailure; onRetry: () => void }) {
  const retry = <Button onClick={onRetry}>Try again</Button>;
  if (failure === "signedOut")
    return (
      <EmptyState icon={<LogIn aria-hidden="true" />} title="You are signed out" action={retry}>
        Sign in again to open this document. What you typed and wasn’t saved is kept in this browser.
      </EmptyState>
    );
  if (failure === "noHost")
    return (
      <EmptyState
        icon={<CloudOff aria-hidden="true" />}
        title="Documents need the realtime host"
        action={retry}
      >
        This Guildhall runs without it. Messages, tasks and boards work; ask whoever runs it to add one.
      </EmptyState>
    );
  return (
    <EmptyState icon={<Lock aria-hidden="true" />} title="This document isn’t shared with you" action={retry}>
      It was deleted, or your access to it ended.
    </EmptyState>
  );
}
