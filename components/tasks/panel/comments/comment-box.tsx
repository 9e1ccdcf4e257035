"use client";
import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Thread } from "@/lib/messages/threads/schema";

const CommentComposer = onDemand(() => import("./comment-composer"), <div className="h-24 shrink-0" />);

type CommentBoxProps = {
  channel: TreeChannel;
  thread: Thread | undefined;
  /** I have begun a comment, which stands in it. */
  hasDraft: boolean;
  /** Makes the thread where there is none. */
  onOpen: () => Promise<void>;
  onSent: () => void;
  onEditLast: () => void;
};

/** Where one writes comments, under what scrolls: a line that becomes the composer. */
export function CommentBox({ channel, thread, hasDraft, onOpen, onSent, onEditLast }: CommentBoxProps) {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  /** It stays when its draft was sent or deleted. */
  const [isShown, setShown] = useState(hasDraft);
  if (hasDraft && !isShown) setShown(true);
  if (!channel.actions.includes("message.create")) return null;

  async function ask() {
    setAsked(true);
    setBusy(true);
    try {
      if (!thread) await onOpen();
      setShown(true);
    } catch (error) {
      showError(error);
    }
    setBusy(false);
  }

  if (thread && isShown) {
    return (
      <CommentComposer
        channel={channel}
        threadId={thread.threadId}
        focuses={isAsked}
        onSent={onSent}
        onEditLast={onEditLast}
      />
    );
  }
  return (
    <div className="shrink-0 border-t px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] max-md:px-2">
      <button
        type="button"
        aria-busy={isBusy}
        onPointerEnter={() => void CommentComposer.code.load()}
        onFocus={() => void CommentComposer.code.load()}
        onClick={() => void ask()}
        className="flex h-9 w-full items-center rounded-lg border border-line-strong bg-raised px-3 text-left text-muted hover:text-ink pointer-coarse:h-11"
      >
        Write a comment…
      </button>
    </div>
  );
}
