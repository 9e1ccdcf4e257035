"use client";
import { GripVertical } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { selectedBlocks } from "@/lib/documents/editor/blocks/block-range";
import { BlockMenu, type BlockMenuContext } from "./block-menu";
import { useBlockMoves } from "./use-block-moves";

type TouchBlockMenuProps = BlockMenuContext & { onOpenChange: (isOpen: boolean) => void };

/** What can be done with the block that has the caret, where no pointer finds a handle. */
export function TouchBlockMenu({ onOpenChange, ...context }: TouchBlockMenuProps) {
  const { editor } = context;
  return (
    <BlockMenu
      {...context}
      {...useBlockMoves(editor)}
      side="top"
      current={() => selectedBlocks(editor.state.selection)}
      onOpen={(held) => onOpenChange(held !== null)}
      trigger={
        <IconButton label="Block" onMouseDown={(event) => event.preventDefault()}>
          <GripVertical />
        </IconButton>
      }
    />
  );
}
