"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Archive, EyeOff } from "lucide-react";
import Link from "next/link";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { conversationsQuery } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { plainText } from "@/lib/markdown/plain-text";
import { conversationPath } from "@/lib/workspaces/paths";
import { ConversationIcon } from "./conversation-icon";
import { conversationTitle } from "./conversation-title";
import { usePreference } from "./use-preference";

type PutAway = "HIDDEN" | "ARCHIVED";

const EMPTY = {
  HIDDEN: {
    icon: <EyeOff />,
    title: "Nothing is hidden",
    text: "Hide a conversation from its menu: it comes back with the next message.",
  },
  ARCHIVED: {
    icon: <Archive />,
    title: "Nothing is archived",
    text: "Archive a conversation from its menu: it stays here, whatever comes.",
  },
} as const;

/** My archived and hidden conversations, each with a way back to the list. */
export default function PutAwayDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Hidden and archived">
      <Tabs
        label="Put away"
        tabs={[
          { value: "HIDDEN", label: "Hidden", content: <Conversations place="HIDDEN" onClose={onClose} /> },
          {
            value: "ARCHIVED",
            label: "Archived",
            content: <Conversations place="ARCHIVED" onClose={onClose} />,
          },
        ]}
      />
    </Dialog>
  );
}

function Conversations({ place, onClose }: { place: PutAway; onClose: () => void }) {
  const query = useInfiniteQuery(conversationsQuery(place));
  const conversations = query.data?.pages.flatMap(({ items }) => items);
  if (!conversations) {
    if (query.isError) return <ErrorState onRetry={() => void query.refetch()} />;
    return <Skeleton className="h-12 w-full" />;
  }
  const { icon, title, text } = EMPTY[place];
  if (conversations.length === 0) {
    return (
      <EmptyState icon={icon} title={title} className="py-4">
        {text}
      </EmptyState>
    );
  }
  return (
    <div className="flex max-h-96 flex-col overflow-y-auto">
      <ul className="divide-y divide-line">
        {conversations.map((conversation) => (
          <PutAwayRow key={conversation.id} conversation={conversation} onClose={onClose} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          className="mt-2 self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function PutAwayRow({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { slug } = useWorkspaceIds();
  const me = useMe();
  const set = usePreference(conversation.id);
  const title = conversationTitle(conversation, me.id);
  return (
    <li className="flex min-h-12 items-center gap-2.5 py-1">
      <ConversationIcon conversation={conversation} myId={me.id} />
      <Link
        href={conversationPath(slug, conversation.id)}
        onClick={onClose}
        className="flex min-w-0 flex-1 flex-col rounded-sm hover:underline"
      >
        <span className="truncate font-medium">{title}</span>
        <span className="truncate text-muted text-sm">{plainText(conversation.lastMessage?.body ?? "")}</span>
      </Link>
      <Button size="sm" aria-label={`Bring ${title} back`} onClick={() => void set({ place: "LISTED" })}>
        Bring back
      </Button>
    </li>
  );
}
