"use client";
import type { Editor } from "@tiptap/react";
import { GripVertical } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { BlockRange } from "@/lib/documents/editor/blocks/block-range";
import { selectedBlocks } from "@/lib/documents/editor/blocks/block-range";
import { holdBlocks } from "@/lib/documents/editor/blocks/move-blocks";
import { BlockMenuItems } from "./block-menu-items";
import type { TaskLine } from "./task-lines";
import { useBlockMoves } from "./use-block-moves";

type TouchBlockMenuProps = {
  editor: Editor;
  channelId: string | null;
  onOpenChange: (isOpen: boolean) => void;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
  /** Turns the items of task lists into tasks. */
  onTasks: (lines: readonly TaskLine[]) => void;
};

/** What can be done with the block that has the caret, where no pointer finds a handle. */
export function TouchBlockMenu({ editor, channelId, onOpenChange, onComment, onTasks }: TouchBlockMenuProps) {
  const [isOpen, setOpen] = useState(false);
  /** What the menu is of, also while it closes. */
  const [chosen, setChosen] = useState<(() => BlockRange | null) | null>(null);
  const { move, said } = useBlockMoves(editor);
  function setOpenTo(next: boolean) {
    const range = next ? selectedBlocks(editor.state.selection) : null;
    if (range) setChosen(() => holdBlocks(editor.view, range));
    setOpen(range !== null);
    onOpenChange(range !== null);
  }
  return (
    <>
      <Menu
        side="top"
        open={isOpen}
        onOpenChange={setOpenTo}
        trigger={
          <IconButton label="Block" onMouseDown={(event) => event.preventDefault()}>
            <GripVertical />
          </IconButton>
        }
      >
        {chosen && (
          <BlockMenuItems
            editor={editor}
            channelId={channelId}
            range={chosen}
            onMove={(by) => move(chosen(), by)}
            onComment={onComment}
            onTasks={onTasks}
          />
        )}
      </Menu>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
