"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { type MentionText, NOTHING_WRITTEN } from "@/components/composer/mention-text";
import { meQuery } from "@/lib/accounts/queries";
import { draftsQuery } from "@/lib/drafts/queries";
import { createDraftSync, type OfferedText } from "./draft-sync";

/**
 * The draft of a channel or thread: stored in this browser immediately, a moment later on the server, so that other
 * devices go on with it. Where two write at the same time each keeps its own text, and is offered the other's.
 */
export function useDraft(channelId: string, threadId?: string) {
  const client = useQueryClient();
  const userId = useQuery(meQuery()).data?.id ?? "";
  const { data: drafts } = useQuery(draftsQuery());
  const [written, onText] = useState<MentionText>(NOTHING_WRITTEN);
  const [offer, onOffer] = useState<OfferedText | null>(null);
  const sync = useMemo(
    () => createDraftSync({ client, userId, channelId, threadId, onText, onOffer }),
    [client, userId, channelId, threadId],
  );
  // After the first render, since the server's page knows nothing of the browser's storage.
  useEffect(() => sync.start(), [sync]);
  useEffect(() => {
    if (drafts) sync.settle();
  }, [drafts, sync]);
  return { written, write: sync.write, offer };
}
