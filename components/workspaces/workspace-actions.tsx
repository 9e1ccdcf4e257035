"use client";
import { FindAction } from "@/components/search/find-action";
import { ShortcutsAction } from "@/components/shell/shortcuts-action";
import { useChannelActions } from "./use-channel-actions";
import { useGeneralActions } from "./use-general-actions";

/** The dialog to go, do and find, the shortcuts and everything they offer in a workspace. */
export function WorkspaceActions() {
  useChannelActions();
  useGeneralActions();
  return (
    <>
      <FindAction />
      <ShortcutsAction />
    </>
  );
}
