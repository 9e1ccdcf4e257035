"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { BookText, Pencil, Plus, Trash2, Users } from "lucide-react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { createAiPromptContract, deleteAiPromptContract } from "@/lib/ai/prompts/contract";
import { aiPromptsQuery } from "@/lib/ai/prompts/queries";
import type { AiPrompt } from "@/lib/ai/prompts/schema";
import { call } from "@/lib/http/client";

type PromptListProps = { onUse: (text: string) => void; onEdit: (prompt: AiPrompt | "new") => void };

export function PromptList({ onUse, onEdit }: PromptListProps) {
  const { id: workspaceId } = useWorkspaceIds();
  const prompts = useInfiniteQuery(aiPromptsQuery(workspaceId));
  const items = prompts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-2">
      {prompts.isPending && <Skeleton className="w-4/5" />}
      {prompts.isError && items.length === 0 && <ErrorState onRetry={() => void prompts.refetch()} />}
      {prompts.isSuccess && items.length === 0 && (
        <EmptyState icon={<BookText />} title="No prompt is saved">
          Save what you ask often, for yourself or for the workspace.
        </EmptyState>
      )}
      <ul className="-mx-2 flex max-h-80 flex-col overflow-y-auto">
        {items.map((prompt) => (
          <PromptRow key={prompt.id} prompt={prompt} onUse={onUse} onEdit={onEdit} />
        ))}
      </ul>
      {prompts.hasNextPage && (
        <Button loading={prompts.isFetchingNextPage} onClick={() => void prompts.fetchNextPage()}>
          Show more
        </Button>
      )}
      <Button variant="primary" icon={<Plus />} className="self-start" onClick={() => onEdit("new")}>
        New prompt
      </Button>
    </div>
  );
}

function PromptRow({ prompt, onUse, onEdit }: PromptListProps & { prompt: AiPrompt }) {
  const me = useMe();
  const { id, workspaceId, name, text, owner, isShared } = prompt;
  const isMine = owner.id === me.id;

  async function remove() {
    try {
      await call(deleteAiPromptContract, { params: { aiPromptId: id } });
      const restore = { params: { workspaceId }, body: { name, text, isShared } };
      toast.success(`/${name} deleted`, {
        action: { label: "Undo", onClick: () => void call(createAiPromptContract, restore).catch(showError) },
      });
    } catch (error) {
      showError(error);
    }
  }

  return (
    <li className="flex items-center gap-1 rounded-md px-2 hover:bg-hover">
      <button
        type="button"
        onClick={() => onUse(text)}
        className="flex min-w-0 flex-1 flex-col rounded-sm py-1.5 text-left pointer-coarse:min-h-11"
      >
        <span className="flex max-w-full items-center gap-1.5 font-medium text-sm">
          <span className="truncate">/{name}</span>
          {isShared && (
            <Users className="size-3.5 shrink-0 text-muted" aria-label="Shared with the workspace" />
          )}
          {!isMine && <span className="shrink-0 font-normal text-muted text-xs">{owner.name}</span>}
        </span>
        <span className="max-w-full truncate text-muted text-xs">{text}</span>
      </button>
      {isMine && (
        <>
          <IconButton size="sm" label={`Change /${name}`} onClick={() => onEdit(prompt)}>
            <Pencil />
          </IconButton>
          <IconButton size="sm" label={`Delete /${name}`} onClick={() => void remove()}>
            <Trash2 />
          </IconButton>
        </>
      )}
    </li>
  );
}
