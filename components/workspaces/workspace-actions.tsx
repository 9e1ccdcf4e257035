"use client";
import { SearchAction } from "@/components/search/search-action";
import { CommandCenter } from "@/components/shell/command-center";
import { useChannelActions } from "./use-channel-actions";
import { useGeneralActions } from "./use-general-actions";
import { usePlaces } from "./use-places";

/** The palette, the shortcuts and everything they offer in a workspace. */
export function WorkspaceActions() {
  useChannelActions();
  useGeneralActions();
  return (
    <>
      <CommandCenter places={usePlaces()} />
      <SearchAction />
    </>
  );
}
