"use client";
import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ImagePicker } from "@/components/files/image-picker";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { PageSection } from "@/components/workspaces/page-body";
import { meQuery } from "@/lib/accounts/queries";
import { createEmojiContract, deleteEmojiContract } from "@/lib/emoji/contract";
import { emojiQuery } from "@/lib/emoji/queries";
import type { CustomEmoji } from "@/lib/emoji/schema";
import { call } from "@/lib/http/client";
import { can, type WorkspaceRole } from "@/lib/permissions";
import { Emoji } from "./custom-emoji";

type EmojiSectionProps = { workspace: { id: string; role: WorkspaceRole } };

/** A workspace's own emoji, in its settings. */
export default function EmojiSection({ workspace }: EmojiSectionProps) {
  const { data: emoji, isError, refetch } = useQuery(emojiQuery(workspace.id));
  const { data: me } = useQuery(meQuery());
  const mayDelete = ({ createdById }: CustomEmoji) =>
    createdById === me?.id || can(workspace.role, "emoji.moderate");

  return (
    <PageSection
      title="Emoji"
      description="Pictures of your own, written as :name: in messages and reactions."
    >
      {can(workspace.role, "emoji.create") && <AddEmoji workspaceId={workspace.id} />}
      {!emoji && (isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-24" />)}
      {emoji?.length === 0 && <EmptyState title="No emoji yet" />}
      {emoji && emoji.length > 0 && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-2">
          {emoji.map((it) => (
            <EmojiItem key={it.id} emoji={it} workspaceId={workspace.id} canDelete={mayDelete(it)} />
          ))}
        </ul>
      )}
    </PageSection>
  );
}

function AddEmoji({ workspaceId }: { workspaceId: string }) {
  const [name, setName] = useState("");
  async function add(fileId: string | null) {
    if (!fileId) return;
    await call(createEmojiContract, { params: { workspaceId }, body: { name, fileId } });
    setName("");
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label="Name" description="2 to 32 of a–z, 0–9, _, + and -." className="max-w-60">
        <Input
          value={name}
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value.toLowerCase().replace(/[^a-z0-9_+-]/g, ""))}
        />
      </Field>
      <ImagePicker
        purpose="EMOJI"
        noun="picture"
        hasImage={false}
        disabled={name.length < 2}
        onChoose={add}
      />
    </div>
  );
}

type EmojiItemProps = { emoji: CustomEmoji; workspaceId: string; canDelete: boolean };

function EmojiItem({ emoji: { id, name }, workspaceId, canDelete }: EmojiItemProps) {
  const [isDeleting, setDeleting] = useState(false);
  return (
    <li className="flex items-center gap-2 rounded-md border bg-raised py-1 pr-1 pl-3">
      <Emoji emoji={`:${name}:`} workspaceId={workspaceId} className="text-xl" />
      <span className="min-w-0 flex-1 truncate text-sm">:{name}:</span>
      {canDelete && (
        <IconButton size="sm" label={`Delete :${name}:`} onClick={() => setDeleting(true)}>
          <Trash2 />
        </IconButton>
      )}
      {isDeleting && (
        <ConfirmDialog
          open
          onOpenChange={setDeleting}
          title={`Delete :${name}:?`}
          description="Where it was used, its name is shown from then on."
          confirmLabel="Delete emoji"
          onConfirm={() => call(deleteEmojiContract, { params: { emojiId: id } })}
        />
      )}
    </li>
  );
}
