"use client";
import type { Editor } from "@tiptap/react";
import { type ComponentProps, useState } from "react";
import { Menu } from "@/components/ui/menu";
import type { BlockRange } from "@/lib/documents/editor/blocks/block-range";
import { holdBlocks } from "@/lib/documents/editor/blocks/move-blocks";
import { BlockMenuItems } from "./block-menu-items";
import type { TaskLine } from "./task-lines";

/** A block wherever it moves; null once it is gone. */
export type HeldBlock = () => BlockRange | null;
/** What the actions on blocks need, by a handle or on touch screens. */
export type BlockMenuContext = {
  editor: Editor;
  /** Null for a part of something else, where blocks have no address. */
  channelId: string | null;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
  /** Turns the items of task lists into tasks. */
  onTasks: (lines: readonly TaskLine[]) => void;
};

type BlockMenuProps = BlockMenuContext & {
  /** The block that it opens for. */
  current: HeldBlock;
  move: (range: BlockRange | null, by: -1 | 1) => void;
  /** Of the last move, for screen readers. */
  said: string;
  side?: "top";
  trigger: ComponentProps<typeof Menu>["trigger"];
  /** Called before it opens for a block, or with null as it closes. */
  onOpen?: (held: HeldBlock | null) => void;
};

/** What can be done with a block. It stays that block while the menu is open, wherever others move it. */
export function BlockMenu({ current, move, said, side, trigger, onOpen, ...context }: BlockMenuProps) {
  const [isOpen, setOpen] = useState(false);
  /** What the menu is of, also while it closes. */
  const [chosen, setChosen] = useState<HeldBlock | null>(null);
  function setOpenTo(next: boolean) {
    const range = next ? current() : null;
    const held = range && holdBlocks(context.editor.view, range);
    if (held) setChosen(() => held);
    setOpen(held !== null);
    onOpen?.(held);
  }
  return (
    <>
      <Menu {...(side && { side })} open={isOpen} onOpenChange={setOpenTo} trigger={trigger}>
        {chosen && <BlockMenuItems {...context} range={chosen} onMove={(by) => move(chosen(), by)} />}
      </Menu>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
