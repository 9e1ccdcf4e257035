"use client";
import { SmilePlus } from "lucide-react";
import { type ReactElement, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";

const EmojiPicker = onDemand(() => import("./emoji-picker"), <Skeleton className="h-80" />);

type EmojiButtonProps = {
  label: string;
  workspaceId: string | null;
  onPick: (emoji: string) => void;
  /** Instead of the plain icon button. */
  trigger?: ReactElement<TriggerProps>;
  align?: "start" | "end";
  /** For callers that also open it by other means. */
  open?: boolean;
  /** Called when the picker opens and closes; its button must stay mounted meanwhile. */
  onOpenChange?: (open: boolean) => void;
};

/** Opens the emoji picker, which is loaded then. */
export function EmojiButton({
  label,
  workspaceId,
  onPick,
  trigger,
  align = "end",
  open: controlled,
  onOpenChange,
}: EmojiButtonProps) {
  const [own, setOpen] = useState(false);
  const open = controlled ?? own;
  function change(next: boolean) {
    setOpen(next);
    onOpenChange?.(next);
  }
  return (
    <Popover
      trigger={
        trigger ?? (
          <IconButton label={label} size="sm">
            <SmilePlus />
          </IconButton>
        )
      }
      title={label}
      hideTitle
      side="top"
      align={align}
      open={open}
      onOpenChange={change}
      className="w-80 pointer-coarse:w-96"
    >
      <EmojiPicker
        workspaceId={workspaceId}
        onPick={(emoji) => {
          change(false);
          onPick(emoji);
        }}
      />
    </Popover>
  );
}
