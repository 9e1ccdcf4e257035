"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { Eye, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { type TimeFormat, useTimeFormat } from "@/components/ui/time";
import { versionQuery } from "@/lib/documents/versions/queries";
import { markSeenContract } from "@/lib/documents/visits/contract";
import { missedQuery } from "@/lib/documents/visits/queries";
import type { Missed } from "@/lib/documents/visits/schema";
import { call } from "@/lib/http/client";
import { NOW, showHistory } from "../history/history-place";
import "./missed.css";

type MissedBarProps = { editor: Editor; documentId: string };

/** Who changed a document since one last looked, with the way to what they changed. It stays until one has seen it. */
export default function MissedBar({ editor, documentId }: MissedBarProps) {
  const format = useTimeFormat();
  const client = useQueryClient();
  const { data: missed } = useQuery(missedQuery(documentId));
  const [isSeen, setSeen] = useState(false);
  const isMissed = missed !== undefined && missed.since !== null && missed.people.length > 0 && !isSeen;
  const isNothing = missed !== undefined && !isMissed;
  const versionId = isMissed ? missed.versionId : null;

  useMarkSeen(documentId, isNothing);
  useEffect(() => {
    if (!versionId) return;
    let isOver = false;
    let clear: (() => void) | null = null;
    async function mark(id: string) {
      const [{ content }, { clearMarks, markChanged }] = await Promise.all([
        client.fetchQuery(versionQuery(documentId, id)),
        import("./margin-marks"),
      ]);
      if (isOver || editor.isDestroyed) return;
      markChanged(editor.view, content);
      clear = () => !editor.isDestroyed && clearMarks(editor.view);
    }
    // Of a version that can't be had, or that the schema doesn't take any more, the bar says what can be said.
    mark(versionId).catch(() => {});
    return () => {
      isOver = true;
      clear?.();
    };
  }, [client, editor, documentId, versionId]);

  if (!isMissed) return null;
  return (
    <Banner
      icon={<Eye aria-hidden="true" />}
      action={
        <>
          <Button
            size="sm"
            onClick={() => {
              setSeen(true);
              showHistory(versionId ? NOW : undefined, versionId ?? undefined);
            }}
          >
            Show changes
          </Button>
          <IconButton label="Mark as seen" onClick={() => setSeen(true)}>
            <X />
          </IconButton>
        </>
      }
    >
      {missedWords(missed, format)}
    </Banner>
  );
}

/** For example "Ada and Ben changed this since Tuesday". */
function missedWords({ people, since }: Missed, format: TimeFormat): string {
  const names = people.map(({ name }) => name);
  const who = names.length > 2 ? `${names.length} people` : names.join(" and ");
  return `${who} changed this since you last looked, ${format.moment(since ?? "")}.`;
}

/** What is on the screen is seen: from when nothing was missed or one has looked at it, until the page is left. */
function useMarkSeen(documentId: string, isOnScreen: boolean) {
  useEffect(() => {
    if (!isOnScreen) return;
    // Without a connection the next visit shows some of it again.
    const mark = () => void call(markSeenContract, { params: { documentId } }).catch(() => {});
    const onHide = () => document.visibilityState === "hidden" && mark();
    mark();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      mark();
    };
  }, [documentId, isOnScreen]);
}
