"use client";
import { Toolbar } from "@base-ui/react/toolbar";
import { type Editor, useEditorState } from "@tiptap/react";
import type { LucideIcon } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import type { FormatAction } from "./format-action";

/** Toggles for the given actions, inside a Toolbar.Root. */
export function FormatButtons({ editor, actions }: { editor: Editor; actions: FormatAction[] }) {
  const { pressed, impossible } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      pressed: actions.filter((action) => action.isActive(editor)).map((action) => action.id),
      impossible: actions.filter(({ isPossible }) => isPossible?.(editor) === false).map(({ id }) => id),
    }),
  });
  return actions.map((action) => (
    <ToolbarButton
      key={action.id}
      label={action.label}
      icon={action.icon}
      shortcut={action.shortcut}
      isPressed={pressed.includes(action.id)}
      isDisabled={impossible.includes(action.id)}
      onClick={() => action.run(editor.chain().focus()).run()}
    />
  ));
}

type ToolbarButtonProps = {
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  isPressed?: boolean;
  isDisabled?: boolean;
  onClick: () => void;
};

export function ToolbarButton({
  label,
  icon: Icon,
  shortcut,
  isPressed,
  isDisabled,
  onClick,
}: ToolbarButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <Toolbar.Button
        aria-label={label}
        aria-pressed={isPressed}
        disabled={isDisabled}
        // The text keeps its focus and selection, and a phone its keyboard.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
        className={cn(
          "flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink active:bg-press",
          "aria-pressed:bg-accent-soft aria-pressed:text-accent data-disabled:opacity-45 pointer-coarse:size-11",
          "[&_svg]:size-4 pointer-coarse:[&_svg]:size-5",
        )}
      >
        <Icon aria-hidden="true" />
      </Toolbar.Button>
    </Tooltip>
  );
}

export const ToolbarSeparator = () => <Toolbar.Separator className="mx-1 h-5 w-px shrink-0 bg-line" />;
