"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  fromMarkdown,
  type MentionText,
  NOTHING_WRITTEN,
  toMarkdown,
} from "@/components/composer/mention-text";
import { deleteDraftContract, saveDraftContract } from "@/lib/drafts/contract";
import { draftsQuery, setDraft } from "@/lib/drafts/queries";
import { call } from "@/lib/http/client";
import { type KeptDraft, keepDraft, loadDraft } from "./draft-storage";

const SAVE_AFTER_MS = 1_000;

/**
 * The draft of a channel or thread: stored in this browser immediately, a moment later on the server, so that other
 * devices go on with it. The latest writing wins.
 */
export function useDraft(channelId: string, threadId?: string) {
  const streamId = threadId ?? channelId;
  const client = useQueryClient();
  const { data: drafts } = useQuery(draftsQuery());
  const onServer = drafts?.find((it) => (it.threadId ?? it.channelId) === streamId);
  const [written, setWritten] = useState<MentionText>(NOTHING_WRITTEN);
  const latest = useRef<KeptDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // One after the other, so that forgetting a draft can't be overtaken by keeping it.
  const requests = useRef<Promise<void>>(Promise.resolve());

  const keep = useCallback(
    (draft: KeptDraft) => {
      latest.current = draft;
      keepDraft(streamId, draft);
    },
    [streamId],
  );

  const save = useCallback(() => {
    clearTimeout(timer.current);
    requests.current = requests.current.then(async () => {
      const draft = latest.current;
      if (!draft || draft.isSaved) return;
      const place = { channelId, threadId: threadId ?? null };
      try {
        if (draft.body) {
          const updatedAt = new Date(draft.updatedAt).toISOString();
          const body = { threadId, body: draft.body, updatedAt };
          setDraft(client, place, await call(saveDraftContract, { params: { channelId }, body }));
        } else {
          await call(deleteDraftContract, { params: { channelId }, body: { threadId } });
          setDraft(client, place, null);
        }
        if (latest.current === draft) keep({ ...draft, isSaved: true });
      } catch {
        // It stays in the browser, and is kept with the next change or visit.
      }
    });
  }, [client, channelId, threadId, keep]);

  // After the first render, since the server's page knows nothing of it.
  useEffect(() => {
    const kept = loadDraft(streamId);
    if (!kept || latest.current) return;
    latest.current = kept;
    setWritten(fromMarkdown(kept.body));
  }, [streamId]);

  useEffect(() => {
    if (!drafts) return;
    const mine = latest.current;
    if (onServer && Date.parse(onServer.updatedAt) > (mine?.updatedAt ?? 0)) {
      keep({ body: onServer.body, updatedAt: Date.parse(onServer.updatedAt), isSaved: true });
      setWritten(fromMarkdown(onServer.body));
    } else if (!onServer && mine?.isSaved && mine.body) {
      // Sent, or cleared, on another device.
      keep({ ...mine, body: "" });
      setWritten(NOTHING_WRITTEN);
    } else if (mine?.body && !mine.isSaved) timer.current ??= setTimeout(save, SAVE_AFTER_MS);
  }, [drafts, onServer, keep, save]);

  useEffect(() => {
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  function change(next: MentionText) {
    const wasKept = Boolean(latest.current?.body);
    setWritten(next);
    keep({ body: toMarkdown(next), updatedAt: Date.now(), isSaved: !next.text && !wasKept });
    clearTimeout(timer.current);
    // Nothing left: the others needn't wait to hear of it.
    if (next.text) timer.current = setTimeout(save, SAVE_AFTER_MS);
    else save();
  }
  return [written, change] as const;
}
