"use client";
import { ChevronLeft, ExternalLink, Mail, MailOpen } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { WorkspaceProvider } from "@/components/app/workspace-context";
import { PaneHeader } from "@/components/shell/pane-header";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { useTimeFormat } from "@/components/ui/time";
import { inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import { placeOf, reasonOf, wordsOf } from "@/lib/notifications/alert";
import { AcceptInvite } from "./accept-invite";
import { ItemButtons } from "./item-buttons";
import { itemPath } from "./item-path";
import { PreviewChannel, PreviewConversation } from "./preview-places";
import type { InboxChanges } from "./use-inbox-changes";
import { focusRow } from "./use-inbox-keys";

type InboxPreviewProps = {
  item: InboxItem;
  slug: string;
  changes: InboxChanges;
  /** Back to the list, where this stands in its place. */
  onClose: () => void;
};

/** What an item is about, where one can answer: its conversation, thread or document, else its words. */
export function InboxPreview({ item, slug, changes, onClose }: InboxPreviewProps) {
  const section = useRef<HTMLElement>(null);
  const rowOfItem = () => document.querySelector<HTMLElement>(`[data-inbox-item="${item.id}"]`);

  // The list that had the focus is hidden.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && !activeElement.offsetParent) section.current?.focus();
  }, []);

  /** On to the next one, as with E; where the list is hidden, back to it. */
  function leave() {
    const row = rowOfItem();
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    if (row?.offsetParent && next) focusRow(next);
    else onClose();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target } = event;
    if (event.key !== "Escape" || !(target instanceof HTMLElement)) return;
    // What is open over it, and what is being written, have an Escape of their own.
    if (!event.currentTarget.contains(target) || target.isContentEditable) return;
    if (target instanceof HTMLTextAreaElement && target.value !== "") return;
    if (rowOfItem()?.offsetParent) focusRow(rowOfItem());
    else onClose();
  }

  const title = placeOf(item) || item.workspace?.name || "Inbox";
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Open item"
      data-inbox-preview
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <PaneHeader
        level={2}
        title={item.about?.title ?? (item.threadId ? `Thread in ${title}` : title)}
        subtitle={reasonOf(item)}
        icon={
          <IconButton label="Back to the inbox" className="xl:hidden" onClick={onClose}>
            <ChevronLeft />
          </IconButton>
        }
        actions={
          <>
            <IconButton
              label={item.isRead ? "Mark unread" : "Mark read"}
              shortcut="u"
              onClick={() => changes.toggleRead(item)}
            >
              {item.isRead ? <Mail /> : <MailOpen />}
            </IconButton>
            <ItemButtons item={item} changes={changes} onLeave={leave} />
            {hasPage(item) && (
              <LinkButton
                href={itemPath(item, slug)}
                prefetch={false}
                variant="ghost"
                size="sm"
                icon={<ExternalLink />}
                aria-label="Open its page"
                className="pointer-coarse:h-11"
              />
            )}
          </>
        }
      />
      <Content item={item} slug={slug} />
    </section>
  );
}

/** Whether it leads anywhere but to the inbox. */
const hasPage = ({ kind, channel }: InboxItem) =>
  inboxKind(kind).page === "moderation" || (channel !== null && inboxKind(kind).page === undefined);

function Content({ item, slug }: Pick<InboxPreviewProps, "item" | "slug">): ReactNode {
  const { channel, workspace } = item;
  const isPage = inboxKind(item.kind).page !== undefined || item.kind === "WARNING";
  if (!channel || isPage) return <Words item={item} slug={slug} />;
  const words = <Words item={item} slug={slug} />;
  if (!workspace) return <PreviewConversation channelId={channel.id} />;
  return (
    <Inside workspace={workspace}>
      <PreviewChannel item={item} channelId={channel.id} otherwise={words} />
    </Inside>
  );
}

type InsideProps = { workspace: NonNullable<InboxItem["workspace"]>; children: ReactNode };

/** Its channels and people are those of its own workspace, which may be another than the open one. */
function Inside({ workspace: { id, slug }, children }: InsideProps) {
  const ids = useMemo(() => ({ id, slug }), [id, slug]);
  return <WorkspaceProvider value={ids}>{children}</WorkspaceProvider>;
}

/** All there is to read of it, and the way on. */
function Words({ item, slug }: Pick<InboxPreviewProps, "item" | "slug">) {
  const format = useTimeFormat();
  const text = wordsOf(item);
  return (
    <div className="mx-auto w-full max-w-160 overflow-y-auto px-6 py-8 max-md:px-4">
      <h3 className="font-semibold text-lg text-balance">{reasonOf(item)}</h3>
      <p className="mt-0.5 text-muted text-sm">
        <time dateTime={item.at}>{format.full(item.at)}</time>
      </p>
      {text && <p className="wrap-anywhere mt-4 whitespace-pre-line">{text}</p>}
      <div className="mt-5 flex gap-2">
        {item.kind === "INVITE" && !item.isDone && <AcceptInvite item={item} />}
        {hasPage(item) && <LinkButton href={itemPath(item, slug)}>Open</LinkButton>}
      </div>
    </div>
  );
}
