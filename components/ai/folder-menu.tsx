"use client";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { deleteAiFolderContract, updateAiFolderContract } from "@/lib/ai/folders/contract";
import type { AiFolder } from "@/lib/ai/folders/schema";
import { call } from "@/lib/http/client";
import { RenameDialog } from "./rename-dialog";

/** What one does with the folder that is shown. */
export function FolderMenu({ folder: { id, name }, onDeleted }: { folder: AiFolder; onDeleted: () => void }) {
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const params = { aiFolderId: id };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label="Menu of the folder">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={() => setDialog("rename")}>
          Rename…
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setDialog("delete")}>
          Delete folder…
        </MenuItem>
      </Menu>
      <RenameDialog
        title="Rename folder"
        label="Name"
        value={name}
        open={dialog === "rename"}
        onOpenChange={(open) => setDialog(open ? "rename" : null)}
        onSave={(next) => call(updateAiFolderContract, { params, body: { name: next } })}
      />
      <ConfirmDialog
        open={dialog === "delete"}
        onOpenChange={(open) => setDialog(open ? "delete" : null)}
        title={`Delete the folder “${name}”?`}
        description="Its chats stay, without a folder."
        confirmLabel="Delete folder"
        onConfirm={async () => {
          await call(deleteAiFolderContract, { params });
          onDeleted();
        }}
      />
    </>
  );
}
