"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { MessageSquareText, Square } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { unreadAfterOf } from "@/components/messages/unread-lines";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import { askContract } from "@/lib/ai/messages/contract";
import { textOf } from "@/lib/ai/parts";
import { stopRunContract } from "@/lib/ai/runs/contract";
import { useRun } from "@/lib/ai/runs/follow";
import { createAiSessionContract } from "@/lib/ai/sessions/contract";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { checklistOf, isItem } from "@/lib/conversions/checklist";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { listMessagesContract } from "@/lib/messages/contract";
import { newId } from "@/lib/new-id";
import { AnswerText } from "../answer-text";
import { ActionItems } from "./action-items";

type SummaryDialogProps = {
  channel: Pick<TreeChannel, "id" | "name" | "readSeq" | "lastSeq">;
  /** Of a thread instead. */
  threadId?: string | undefined;
  onClose: () => void;
};

const AS_LIST =
  "Say in a few points what it was about, what was decided and what is open. If something is to be done, end with a heading “Action items” and a checklist, one line “- [ ] …” each, with who does it and by when where that was said.";

/** A summary for oneself alone: the first answer of a private AI chat, in which one can go on asking. */
export default function SummaryDialog({ channel, threadId, onClose }: SummaryDialogProps) {
  const { id: workspaceId, slug } = useWorkspaceIds();
  const sessionId = useRef<string>(undefined);
  const { mutate, data, error } = useMutation({
    mutationFn: async () => {
      const text = threadId ? `Summarize this thread. ${AS_LIST}` : await questionOf(channel);
      // Another try goes on in the same chat.
      sessionId.current ??= (await call(createAiSessionContract, { params: { workspaceId }, body: {} })).id;
      const context = [
        threadId ? { type: "message" as const, id: threadId } : { type: "channel" as const, id: channel.id },
      ];
      const body = { parentId: null, text, context, nonce: newId() };
      return call(askContract, { params: { aiSessionId: sessionId.current }, body });
    },
  });
  const isStarted = useRef(false);
  useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    mutate();
  }, [mutate]);
  const name = threadId ? "this thread" : channel.name;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Summary of ${name}`}
      description="Only you see this. It is kept among your AI chats."
    >
      {error ? (
        <ErrorState title={problemOf(error, "There is no summary.")} onRetry={() => mutate()} />
      ) : data ? (
        <Summary
          channelId={channel.id}
          sessionId={data.answer.sessionId}
          runId={data.answer.runId}
          path={aiChatPath(slug, data.answer.sessionId)}
        />
      ) : (
        <Reading />
      )}
    </Dialog>
  );
}

/** Since where one had read to when one came; where nothing was unread, of the latest messages. */
async function questionOf({ id, name, readSeq, lastSeq }: SummaryDialogProps["channel"]): Promise<string> {
  const after = unreadAfterOf(id) ?? readSeq;
  const query = { after, limit: 1 };
  const { items } =
    after < lastSeq ? await call(listMessagesContract, { params: { channelId: id }, query }) : { items: [] };
  const since = items[0]?.createdAt.slice(0, 16).replace("T", " ");
  const what = since
    ? `What did I miss in ${name}? Summarize what was said since ${since} UTC, and nothing before.`
    : `Summarize the latest messages in ${name}.`;
  return `${what} ${AS_LIST}`;
}

const Reading = () => (
  <p role="status" className="flex items-center gap-2 py-4 text-muted">
    <Spinner /> Reading what was said
  </p>
);

type SummaryProps = { channelId: string; sessionId: string; runId: string | null; path: string };

function Summary({ channelId, sessionId, runId, path }: SummaryProps) {
  const run = useRun(runId);
  const { data: chat } = useQuery({ ...aiChatQuery(sessionId), enabled: run.isEnded });
  const answer = chat?.messages.findLast(({ role, finish }) => role === "ASSISTANT" && finish !== null);
  const text = textOf(answer ? answer.parts : run.parts);
  const items = answer ? checklistOf(text).flatMap(({ title, isDone }) => (isDone ? [] : [title])) : [];
  const shown = items.length > 0 ? withoutItems(text) : text;
  return (
    <div className="flex flex-col gap-3" aria-busy={!answer}>
      {shown ? <AnswerText text={shown} isGrowing={!answer} /> : !answer && <Reading />}
      {answer?.error && <p className="text-danger text-sm">{answer.error.message}</p>}
      {items.length > 0 && <ActionItems channelId={channelId} items={[...new Set(items)]} />}
      <div className="flex justify-end gap-2">
        {!run.isEnded && runId && (
          <Button onClick={() => void call(stopRunContract, { params: { runId } })}>
            <Square /> Stop
          </Button>
        )}
        <LinkButton href={path} icon={<MessageSquareText />}>
          Go on in the chat
        </LinkButton>
      </div>
    </div>
  );
}

/** The checklist stands below, to be ticked; its heading there as well. */
const withoutItems = (text: string) =>
  text
    .split("\n")
    .filter((line) => !isItem(line) && !/^\W*action items\W*$/i.test(line))
    .join("\n")
    .trim();
