"use client";
import { Archive, ArchiveRestore, Ellipsis, Folder, Pencil, ScrollText, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { cn } from "@/components/ui/cn";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuRadioGroup, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { showError } from "@/components/ui/show-error";
import { useTimeFormat } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import type { AiFolder } from "@/lib/ai/folders/schema";
import { deleteAiSessionContract, updateAiSessionContract } from "@/lib/ai/sessions/contract";
import { aiChatPath, aiChatsPath } from "@/lib/ai/sessions/paths";
import type { AiSession, AiSessionChange } from "@/lib/ai/sessions/schema";
import { call } from "@/lib/http/client";
import { titleOf } from "./chat-title";
import { InstructionsDialog } from "./instructions-dialog";
import { RenameDialog } from "./rename-dialog";

type ChatListRowProps = { session: AiSession; isOpen: boolean; folders: readonly AiFolder[] };

export function ChatListRow({ session, isOpen, folders }: ChatListRowProps) {
  const { slug } = useWorkspaceIds();
  const me = useMe();
  const router = useRouter();
  const format = useTimeFormat();
  const [dialog, setDialog] = useState<"rename" | "instructions" | "delete" | null>(null);
  const params = { aiSessionId: session.id };
  const isMine = session.owner.id === me.id;
  const isArchived = session.archivedAt !== null;
  const change = (body: AiSessionChange) => call(updateAiSessionContract, { params, body });

  async function archive() {
    try {
      await change({ isArchived: !isArchived });
      const undo = () => void change({ isArchived }).catch(showError);
      toast.success(isArchived ? "Chat is back in the list" : "Chat archived", {
        action: { label: "Undo", onClick: undo },
      });
    } catch (error) {
      showError(error);
    }
  }

  return (
    <li className="group/item relative">
      <Link
        href={aiChatPath(slug, session.id)}
        prefetch={false}
        title={format.full(session.lastMessageAt)}
        aria-current={isOpen ? "page" : undefined}
        className={cn(
          "flex h-9 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:h-12",
          isMine && "pr-9 pointer-coarse:pr-12",
          isOpen ? "bg-accent-soft text-ink" : "hover:bg-hover",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{titleOf(session)}</span>
        {session.visibility === "WORKSPACE" && (
          <Users className="size-3.5 shrink-0 text-muted" aria-label="Shared with the workspace" />
        )}
        {!isMine && <span className="shrink-0 text-muted text-xs">{session.owner.name}</span>}
      </Link>
      {isMine && (
        <span className="absolute inset-y-0 right-1 flex items-center">
          <Menu
            align="end"
            trigger={
              <IconButton size="sm" label={`Menu of ${titleOf(session)}`}>
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem icon={<Pencil />} onSelect={() => setDialog("rename")}>
              Rename…
            </MenuItem>
            <MenuItem icon={<ScrollText />} onSelect={() => setDialog("instructions")}>
              Instructions…
            </MenuItem>
            {folders.length > 0 && (
              <SubMenu label="Move to…" icon={<Folder />}>
                <MenuRadioGroup
                  label="Folder"
                  value={session.folderId ?? ""}
                  onValueChange={(folderId) => void change({ folderId: folderId || null }).catch(showError)}
                  options={[
                    { value: "", label: "No folder" },
                    ...folders.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </SubMenu>
            )}
            <MenuItem icon={isArchived ? <ArchiveRestore /> : <Archive />} onSelect={() => void archive()}>
              {isArchived ? "Put back in the list" : "Archive"}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setDialog("delete")}>
              Delete chat…
            </MenuItem>
          </Menu>
        </span>
      )}
      <RenameDialog
        title="Rename chat"
        label="Name"
        value={session.title}
        open={dialog === "rename"}
        onOpenChange={(open) => setDialog(open ? "rename" : null)}
        onSave={(title) => change({ title })}
      />
      <InstructionsDialog
        sessionId={session.id}
        open={dialog === "instructions"}
        onOpenChange={(open) => setDialog(open ? "instructions" : null)}
        onSave={(instructions) => change({ instructions })}
      />
      <ConfirmDialog
        open={dialog === "delete"}
        onOpenChange={(open) => setDialog(open ? "delete" : null)}
        title={`Delete “${titleOf(session)}”?`}
        description="Its questions and answers are gone for good. What they cost stays in the usage."
        confirmLabel="Delete chat"
        onConfirm={async () => {
          await call(deleteAiSessionContract, { params });
          if (isOpen) router.replace(aiChatsPath(slug));
        }}
      />
    </li>
  );
}
