"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { useMe } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { toast } from "@/components/ui/toast";
import { channelsQuery } from "@/lib/channels/queries";
import { messagesQuery } from "@/lib/messages/queries";
import { threadQuery } from "@/lib/messages/threads/queries";
import { bringEdit, forgetEdit } from "./draft-sync";
import { type KeptDraft, setAside } from "./kept-drafts";
import type { MessagePartProps } from "./message-channel";

type Options = MessagePartProps & {
  /** What was changed; empty where nothing was. */
  body: string;
  onDone: () => void;
};

/**
 * Keeps what is in an editor that goes away before its writer has saved or left it: the message was deleted, the channel
 * archived or taken from them, or they went elsewhere. Returns how the writer leaves it.
 */
export function useKeptEdit({ message, channel, body, onDone }: Options): () => void {
  const client = useQueryClient();
  const { id: userId } = useMe();
  const streamId = message.threadId ?? message.channelId;
  const isDone = useRef(false);
  /** Set aside when the page or the editor went away, both of which can turn out to be done or come back. */
  const stored = useRef<KeptDraft>(undefined);

  const leave = useCallback(() => {
    isDone.current = true;
    onDone();
  }, [onDone]);
  const done = useCallback(() => {
    if (stored.current) forgetEdit(streamId, stored.current.key);
    leave();
  }, [streamId, leave]);

  /** By what the browser holds now, which the editor isn't drawn with any more. */
  function isDeleted() {
    const held = client.getQueryData(messagesQuery(message.channelId, message.threadId).queryKey);
    const root = client.getQueryData(threadQuery(message.id).queryKey)?.root;
    const now = held?.items.find(({ id }) => id === message.id) ?? root;
    return now?.deletedAt != null;
  }

  function canEdit() {
    const channels = client.getQueryData(channelsQuery(channel.workspaceId ?? "").queryKey);
    const now = channels?.find(({ id }) => id === channel.id);
    return !channels || now?.actions.includes("message.changeOwn");
  }

  const setAsideEdit = useEffectEvent(() => {
    if (stored.current) forgetEdit(streamId, stored.current.key);
    stored.current = body && !isDone.current ? setAside(userId, streamId, body, true) : undefined;
  });
  const announce = useEffectEvent(() => {
    if (isDone.current) return;
    const kept = stored.current;
    const isGone = isDeleted();
    if (isGone) leave();
    if (!kept) return;
    const place = bringEdit(streamId, kept, isGone);
    // Above the composer it speaks for itself.
    if (place === "field")
      toast.info("The message you were editing was deleted. Your text is in the composer.");
    else if (!place && !canEdit()) {
      const action = { label: "Copy it", onClick: () => void copyText(kept.body) };
      const description = "You can’t write here any more. Your text is kept in this browser.";
      toast.info("Your edit wasn’t saved.", { description, action, timeout: 0 });
    }
  });
  useEffect(() => {
    const onPageHide = () => setAsideEdit();
    addEventListener("pagehide", onPageHide);
    return () => {
      removeEventListener("pagehide", onPageHide);
      setAsideEdit();
      // The composer may be going away together with the editor.
      setTimeout(() => announce());
    };
  }, []);

  return done;
}
