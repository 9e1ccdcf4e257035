"use client";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { createAiFolderContract } from "@/lib/ai/folders/contract";
import type { AiFolder } from "@/lib/ai/folders/schema";
import { call } from "@/lib/http/client";
import { RenameDialog } from "./rename-dialog";

type FolderDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: (folder: AiFolder) => void;
};

export function FolderDialog({ onSaved, ...dialog }: FolderDialogProps) {
  const { id: workspaceId } = useWorkspaceIds();
  return (
    <RenameDialog
      {...dialog}
      title="New folder"
      label="Name"
      value=""
      onSave={async (name) =>
        onSaved(await call(createAiFolderContract, { params: { workspaceId }, body: { name } }))
      }
    />
  );
}
