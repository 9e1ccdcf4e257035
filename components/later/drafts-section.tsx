"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useChannels, useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { deleteDraftContract } from "@/lib/drafts/contract";
import { draftsQuery, removeDraft } from "@/lib/drafts/queries";
import type { Draft } from "@/lib/drafts/schema";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { plainText } from "@/lib/markdown/plain-text";
import { channelPath } from "@/lib/workspaces/paths";
import { LaterList, LaterRow } from "./later-list";

export function DraftsSection() {
  return (
    <LaterList
      title="Drafts"
      empty="What you write and don’t send is kept here, on all your devices."
      query={useQuery(draftsQuery())}
      row={(draft) => <DraftRow key={draft.threadId ?? draft.channelId} draft={draft} />}
    />
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const client = useQueryClient();
  const { slug } = useWorkspaceIds();
  const home = useWorkspaces().find(({ id }) => id === draft.workspaceId);
  const name = useChannels().find(({ id }) => id === draft.channelId)?.name;
  const { channelId, threadId } = draft;
  const path = channelPath(home?.slug ?? slug, channelId);

  async function forget() {
    try {
      const body = { threadId: threadId ?? undefined, basedOn: draft.revision };
      await call(deleteDraftContract, { params: { channelId }, body });
      removeDraft(client, draft);
    } catch (error) {
      toast.error(problemOf(error, "The draft couldn’t be deleted. Try again."));
    }
  }

  return (
    <LaterRow
      title={
        <Link
          href={threadId ? `${path}?thread=${threadId}` : path}
          className="font-medium text-ink hover:underline"
        >
          {name ?? home?.name ?? "Conversation"}
          {threadId && ", in a thread"}
        </Link>
      }
      text={plainText(draft.body)}
      actions={
        <IconButton label="Delete draft" onClick={() => void forget()}>
          <Trash2 />
        </IconButton>
      }
    />
  );
}
