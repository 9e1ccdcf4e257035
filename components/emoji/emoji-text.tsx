"use client";
import { Fragment, type ReactNode, useContext } from "react";
import { WorkspaceProvider } from "@/components/app/workspace-context";
import { emojiCodesIn } from "@/lib/emoji/name";
import { Emoji } from "./custom-emoji";

/**
 * A text with the workspace's own emoji in place of their codes. Outside of workspaces it stays as it is, and so do the
 * codes of Unicode's emoji: whoever means one has seen it replaced while typing.
 */
export function EmojiText({ text }: { text: string }) {
  const workspaceId = useContext(WorkspaceProvider)?.id;
  if (!workspaceId) return text;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { code, index } of emojiCodesIn(text)) {
    parts.push(<Fragment key={end}>{text.slice(end, index)}</Fragment>);
    parts.push(<Emoji key={`emoji ${index}`} emoji={code} workspaceId={workspaceId} />);
    end = index + code.length;
  }
  return [...parts, text.slice(end)];
}
