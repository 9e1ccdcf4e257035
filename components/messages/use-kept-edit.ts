"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { useMe } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { toast } from "@/components/ui/toast";
import { channelsQuery } from "@/lib/channels/queries";
import { messagesQuery } from "@/lib/messages/queries";
import { threadQuery } from "@/lib/messages/threads/queries";
import { bringEdit } from "./draft-sync";
import { forgetKept, type KeptDraft, setAside } from "./kept-drafts";
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
  /** Stored when the page went away, from where it can come back as it was. */
  const stored = useRef<KeptDraft>(undefined);

  const done = useCallback(() => {
    isDone.current = true;
    if (stored.current) forgetKept(stored.current.key);
    onDone();
  }, [onDone]);

  /** By what the browser holds now, which the editor isn't drawn with any more. */
  function isDeleted() {
    const held = client.getQueryData(messagesQuery(message.channelId, message.threadId).queryKey);
    const root = client.getQueryData(threadQuery(message.id).queryKey)?.root;
    const now = held?.items.find(({ id }) => id === message.id) ?? root;
    return now?.deletedAt != null;
  }

  function canWrite() {
    const channels = client.getQueryData(channelsQuery(channel.workspaceId ?? "").queryKey);
    const now = channels?.find(({ id }) => id === channel.id);
    return !channels || now?.actions.includes("message.create");
  }

  /** Where it is kept; null where nothing has to be. */
  const setAsideEdit = useEffectEvent(() =>
    body && !isDone.current ? setAside(userId, streamId, body, true) : null,
  );
  const announce = useEffectEvent((kept: KeptDraft | null) => {
    if (isDone.current) return;
    const isGone = isDeleted();
    if (isGone) done();
    if (!kept) return;
    const place = bringEdit(streamId, kept, isGone);
    // Above the composer it speaks for itself.
    if (place === "field")
      toast.info("The message you were editing was deleted. Your text is in the composer.");
    else if (!place && !canWrite()) {
      const action = { label: "Copy it", onClick: () => void copyText(kept.body) };
      const description = "You can’t write here any more. Your text is kept in this browser.";
      toast.info("Your edit wasn’t saved.", { description, action, timeout: 0 });
    }
  });
  useEffect(() => {
    const onPageHide = () => {
      stored.current = setAsideEdit() ?? undefined;
    };
    addEventListener("pagehide", onPageHide);
    return () => {
      removeEventListener("pagehide", onPageHide);
      const kept = setAsideEdit();
      // The composer may be going away together with the editor.
      setTimeout(() => announce(kept));
    };
  }, []);

  return done;
}
