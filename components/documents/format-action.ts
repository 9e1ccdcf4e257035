import type { ChainedCommands, Editor } from "@tiptap/core";
import type { LucideIcon } from "lucide-react";

/** Something a person can do to the text. Toolbars and the slash menu are made of these. */
export type FormatAction = {
  id: string;
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  /** What one types to get the same, shown in the slash menu. */
  markdown?: string;
  /** Other words one may look for it by. */
  keywords?: string;
  isActive: (editor: Editor) => boolean;
  /** Whether it makes sense where the caret is; everywhere if it isn't given. */
  isPossible?: (editor: Editor) => boolean;
  run: (chain: ChainedCommands) => ChainedCommands;
};
