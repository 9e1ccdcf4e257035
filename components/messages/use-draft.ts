"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  fromMarkdown,
  type MentionText,
  NOTHING_WRITTEN,
  toMarkdown,
} from "@/components/composer/mention-text";
import { atFirstInput } from "@/components/ui/first-input";
import { meQuery } from "@/lib/accounts/queries";
import type { WrittenDraft } from "@/lib/drafts/policy";
import { draftsQuery } from "@/lib/drafts/queries";
import { keyOf, keysOf, ownDraft, storeDraft } from "./draft-storage";
import type { DraftSync, OfferedText } from "./draft-sync";

/**
 * The draft of a channel or thread: stored in this browser immediately, a moment later on the server, so that other
 * devices go on with it. Where two write at the same time each keeps its own text, and is offered the other's. What does
 * this is fetched with the first input; until then the draft is only shown, and what is written is here and in the storage.
 */
export function useDraft(channelId: string, threadId?: string) {
  const streamId = threadId ?? channelId;
  const client = useQueryClient();
  const userId = useQuery(meQuery()).data?.id ?? "";
  const { data: drafts } = useQuery(draftsQuery());
  const stored = drafts?.find((it) => (it.threadId ?? it.channelId) === streamId);
  const isLoaded = drafts !== undefined;
  const [written, onText] = useState<MentionText>(NOTHING_WRITTEN);
  const [offer, onOffer] = useState<OfferedText | null>(null);
  const sync = useRef<DraftSync | null>(null);
  /** The unsaved text, until `sync` has it. */
  const unsaved = useRef<WrittenDraft>(null);
  const start = useRef<() => Promise<void>>(undefined);

  // After the first render, since the server's page knows nothing of the browser's storage.
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    start.current = async () => {
      const { createDraftSync } = await import("./draft-sync");
      const made = await createDraftSync({ client, userId, channelId, threadId, onText, onOffer });
      if (isGone || sync.current) return;
      sync.current = made;
      stop = made.start(unsaved.current);
      unsaved.current = null;
    };
    unsaved.current ??= ownDraft(userId, streamId);
    if (unsaved.current) onText(fromMarkdown(unsaved.current.body));
    if (keysOf(userId, streamId).length > 0) void start.current().catch(() => {});
    else atFirstInput(start.current);
    return () => {
      isGone = true;
      sync.current = null;
      stop();
    };
  }, [client, userId, channelId, threadId, streamId]);

  useEffect(() => {
    if (sync.current) sync.current.settle();
    else if (isLoaded && !unsaved.current) onText(stored ? fromMarkdown(stored.body) : NOTHING_WRITTEN);
  }, [isLoaded, stored]);

  const write = useCallback(
    (text: MentionText) => {
      if (sync.current) return sync.current.write(text);
      onText(text);
      const former = unsaved.current ?? { basedOn: stored?.revision ?? null };
      unsaved.current = { ...former, body: toMarkdown(text), isSaved: false };
      storeDraft(keyOf(userId, streamId), unsaved.current);
      void start.current?.().catch(() => {});
    },
    [userId, streamId, stored],
  );
  return { written, write, offer };
}
