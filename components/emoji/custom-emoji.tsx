"use client";
import { useQuery } from "@tanstack/react-query";
import { Picture } from "@/components/files/picture";
import { cn } from "@/components/ui/cn";
import { customName } from "@/lib/emoji/name";
import { emojiQuery } from "@/lib/emoji/queries";

type EmojiProps = {
  /** Of Unicode, or `:name:`. */
  emoji: string;
  workspaceId: string | null;
  className?: string;
};

/** An emoji of either kind. A name that the workspace has no picture for stays a name. */
export function Emoji({ emoji, workspaceId, className }: EmojiProps) {
  const name = customName(emoji);
  const { data } = useQuery({
    ...emojiQuery(workspaceId ?? ""),
    enabled: name !== null && workspaceId !== null,
  });
  if (name === null) return <span className={className}>{emoji}</span>;
  const custom = data?.find((it) => it.name === name);
  if (!custom) return <span className={className}>{emoji}</span>;
  return (
    <Picture
      src={`/api/files/${custom.fileId}`}
      alt={emoji}
      title={emoji}
      className={cn("inline-block h-[1.35em] base:w-auto max-w-[3em] align-[-0.25em]", className)}
    />
  );
}
