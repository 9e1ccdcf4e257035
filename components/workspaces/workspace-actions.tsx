"use client";
import { FindAction } from "@/components/search/find-action";
import { ShortcutsAction } from "@/components/shell/shortcuts-action";
import { useHasInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import { useChannelActions } from "./use-channel-actions";

const GeneralActions = onDemand(() => import("./general-actions"));

/** The dialog to go, do and find, the shortcuts and everything they offer in a workspace. */
export function WorkspaceActions() {
  useChannelActions();
  const hasInput = useHasInput();
  return (
    <>
      {hasInput && <GeneralActions />}
      <FindAction />
      <ShortcutsAction />
    </>
  );
}
