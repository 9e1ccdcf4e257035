"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { FolderPlus, MessageSquare, Plus, Search } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { aiFoldersQuery } from "@/lib/ai/folders/queries";
import { newAiChatPath } from "@/lib/ai/sessions/paths";
import { type AiSessionFilter, aiSessionsQuery } from "@/lib/ai/sessions/queries";
import { ChatListRow } from "./chat-list-row";
import { FolderDialog } from "./folder-dialog";
import { FolderMenu } from "./folder-menu";

/** What the list shows: a list of the API, or a folder. */
type Shown = AiSessionFilter["list"] | `folder:${string}`;

const LISTS = [
  { value: "mine" as const, label: "My chats" },
  { value: "shared" as const, label: "Shared by others" },
  { value: "archived" as const, label: "Archived" },
];

const EMPTY: Record<AiSessionFilter["list"], string> = {
  mine: "Your chats stand here.",
  shared: "Nobody else shares a chat with the workspace.",
  archived: "No chat is archived.",
};

/** The chats of the workspace that I may read, with search and folders. */
export function ChatList({ openId }: { openId: string | null }) {
  const { id: workspaceId, slug } = useWorkspaceIds();
  const [shown, setShown] = useState<Shown>("mine");
  const [typed, setTyped] = useState("");
  const [isCreating, setCreating] = useState(false);
  const q = useDeferredValue(typed.trim());
  const folders = useQuery(aiFoldersQuery(workspaceId)).data ?? [];
  const folder = folders.find(({ id }) => shown === `folder:${id}`);
  const list = folder || shown.startsWith("folder:") ? "mine" : (shown as AiSessionFilter["list"]);
  const filter = { list, ...(folder && { folderId: folder.id }), ...(q && { q }) };
  const sessions = useInfiniteQuery(aiSessionsQuery(workspaceId, filter));
  const items = sessions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label="Chats" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 p-3">
        <Link href={newAiChatPath(slug)} className={buttonStyles("primary", "md")}>
          <Plus /> New chat
        </Link>
        <div className="relative">
          <Search
            aria-hidden="true"
            className="-translate-y-1/2 absolute top-1/2 left-2.5 size-3.5 text-muted"
          />
          <Input
            type="search"
            aria-label="Search chats"
            placeholder="Search chats"
            className="pl-8"
            value={typed}
            onValueChange={setTyped}
          />
        </div>
        <div className="flex items-center gap-1">
          <Select
            className="min-w-0 flex-1"
            aria-label="Which chats"
            value={folder ? shown : list}
            onValueChange={setShown}
            options={[
              ...LISTS,
              ...folders.map(({ id, name }) => ({ value: `folder:${id}` as const, label: name })),
            ]}
          />
          {folder ? (
            <FolderMenu folder={folder} onDeleted={() => setShown("mine")} />
          ) : (
            <IconButton label="New folder" onClick={() => setCreating(true)}>
              <FolderPlus />
            </IconButton>
          )}
        </div>
      </div>
      <FolderDialog
        open={isCreating}
        onOpenChange={setCreating}
        onSaved={({ id }) => setShown(`folder:${id}`)}
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {sessions.isPending && <ListSkeleton />}
        {sessions.isError && items.length === 0 && <ErrorState onRetry={() => void sessions.refetch()} />}
        {sessions.isSuccess && items.length === 0 && (
          <p className="flex items-center gap-2 px-2 py-1.5 text-muted text-sm">
            <MessageSquare className="size-4 shrink-0" aria-hidden="true" />
            {q ? "No chat has these words." : folder ? "This folder is empty." : EMPTY[list]}
          </p>
        )}
        <ul className="flex flex-col">
          {items.map((session) => (
            <ChatListRow
              key={session.id}
              session={session}
              isOpen={session.id === openId}
              folders={folders}
            />
          ))}
        </ul>
        {sessions.hasNextPage && (
          <Button
            className="mx-auto mt-2"
            loading={sessions.isFetchingNextPage}
            onClick={() => void sessions.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </div>
    </section>
  );
}

const ListSkeleton = () => (
  <div className="flex animate-late flex-col gap-3 px-2 py-1.5">
    <span className="sr-only">Loading chats</span>
    <Skeleton className="w-4/5" />
    <Skeleton className="w-3/5" />
    <Skeleton className="w-2/3" />
  </div>
);
