"use client";
import { ListTodo } from "lucide-react";
import { useState } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import { taskPath } from "../task-place";
import { keepWords, keptWords } from "./kept-words";

const FIELDS = ["title", "notes", "subtask"] as const;

/** In place of a task that was deleted, moved, or isn't shared any more: what one has written for it and wasn't saved. */
export function TaskGone({ taskId, movedTo }: { taskId: string; movedTo: string | null }) {
  const me = useMe();
  const { slug } = useWorkspaceIds();
  const [kept, setKept] = useState(() =>
    FIELDS.flatMap((field) => keptWords(me.id, taskId, field)?.text ?? []).join("\n\n"),
  );
  async function copy() {
    if (await copyText(kept)) toast.success("Your words are copied");
    else toast.error("Your words couldn’t be copied.");
  }
  function discard() {
    for (const field of FIELDS) keepWords(me.id, taskId, field, null);
    setKept("");
  }
  return (
    <EmptyState
      icon={<ListTodo />}
      title="This task isn’t here any more"
      action={
        (kept || movedTo) && (
          <>
            {movedTo && <LinkButton href={taskPath(slug, movedTo, taskId)}>Open it there</LinkButton>}
            {kept && <Button onClick={() => void copy()}>Copy my words</Button>}
            {kept && <Button onClick={discard}>Discard them</Button>}
          </>
        )
      }
    >
      {movedTo ? "It was moved to another list or board." : "It was deleted, or it isn’t shared with you."}
      {kept && (
        <>
          {" "}
          What you wrote wasn’t saved:
          <bdi className="mt-2 block whitespace-pre-wrap break-words text-left text-ink">{kept}</bdi>
        </>
      )}
    </EmptyState>
  );
}
