"use client";
import { Fragment, type ReactNode, useContext } from "react";
import { WorkspaceProvider } from "@/components/app/workspace-context";
import { Emoji } from "./custom-emoji";

const NAMES = /:[a-z0-9_+-]{2,32}:/g;

/** A text with the workspace's own emoji in place of their names. Outside of workspaces it stays as it is. */
export function EmojiText({ text }: { text: string }) {
  const workspaceId = useContext(WorkspaceProvider)?.id;
  if (!workspaceId) return text;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: emoji, index } of text.matchAll(NAMES)) {
    parts.push(<Fragment key={end}>{text.slice(end, index)}</Fragment>);
    parts.push(<Emoji key={`emoji ${index}`} emoji={emoji} workspaceId={workspaceId} />);
    end = index + emoji.length;
  }
  return [...parts, text.slice(end)];
}
