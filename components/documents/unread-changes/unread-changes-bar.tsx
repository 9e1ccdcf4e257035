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
import { unreadChangesQuery } from "@/lib/documents/visits/queries";
import type { UnreadChanges } from "@/lib/documents/visits/schema";
import { NOW, showHistory } from "../history/history-place";
import { useMarkSeen } from "./mark-seen";
import "./unread-changes.css";

type UnreadChangesBarProps = { editor: Editor; documentId: string };

/** Who changed a document since one last looked, with the way to what they changed. It stays until one has seen it. */
export default function UnreadChangesBar({ editor, documentId }: UnreadChangesBarProps) {
  const format = useTimeFormat();
  const client = useQueryClient();
  const { data: unread } = useQuery(unreadChangesQuery(documentId));
  const [isSeen, setSeen] = useState(false);
  /** How many changed paragraphs weren't on the screen yet; null where none is marked. */
  const [left, setLeft] = useState<number | null>(null);
  const hasUnread = unread !== undefined && unread.since !== null && unread.people.length > 0 && !isSeen;
  const hasNothing = unread !== undefined && !hasUnread;
  const versionId = hasUnread ? unread.versionId : null;

  useMarkSeen(documentId, hasNothing || left === 0);
  useEffect(() => {
    if (!versionId) return;
    let isOver = false;
    let clear: (() => void) | null = null;
    async function mark(id: string) {
      const [{ content }, { clearMarks, markChanged, unseenBlocks }, { watchSeen }] = await Promise.all([
        client.fetchQuery(versionQuery(documentId, id)),
        import("./margin-marks"),
        import("./watch-seen"),
      ]);
      if (isOver || editor.isDestroyed) return;
      markChanged(editor.view, content);
      // What was taken away leaves no paragraph to see.
      const stop = unseenBlocks(editor.view).length > 0 ? watchSeen(editor, setLeft) : () => {};
      clear = () => {
        stop();
        setLeft(null);
        if (!editor.isDestroyed) clearMarks(editor.view);
      };
    }
    // Of a version that can't be had, or that the schema doesn't take any more, the bar says what can be said.
    mark(versionId).catch(() => {});
    return () => {
      isOver = true;
      clear?.();
    };
  }, [client, editor, documentId, versionId]);

  if (!hasUnread) return null;
  return (
    <Banner
      icon={<Eye aria-hidden="true" />}
      action={
        <>
          {left !== null && left > 0 && (
            <Button size="sm" variant="ghost" onClick={() => void showNext(editor)}>
              Next of {left}
            </Button>
          )}
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
      {unreadChangesWords(unread, format)}
    </Banner>
  );
}

/** Goes to the next changed paragraph that wasn't on the screen yet. */
async function showNext({ view }: Editor) {
  const { unseenBlocks } = await import("./margin-marks");
  const isBehind = (element: Element) => element.getBoundingClientRect().top > innerHeight / 2;
  const unseen = unseenBlocks(view);
  (unseen.find(isBehind) ?? unseen[0])?.scrollIntoView({ block: "center" });
}

/** For example "Ada and Ben changed this since Tuesday". */
function unreadChangesWords({ people, since }: UnreadChanges, format: TimeFormat): string {
  const names = people.map(({ name }) => name);
  const who = names.length > 2 ? `${names.length} people` : names.join(" and ");
  return `${who} changed this since you last looked, ${format.moment(since ?? "")}.`;
}
