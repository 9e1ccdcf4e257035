"use client";
import { MessageSquareText } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { checklistOf, isItem } from "@/lib/conversions/checklist";
import { problemOf } from "@/lib/http/errors";
import { AnswerText } from "../answer-text";
import { NoModels } from "../model-picker";
import { StopButton } from "../stop-button";
import { ActionItems, CreateButton } from "./action-items";
import { useActionItems } from "./use-action-items";
import { type SummaryTarget, useSummary } from "./use-summary";

type SummaryDialogProps = SummaryTarget & { onClose: () => void };

/** A summary for oneself alone: the first answer of a private AI chat, in which one can go on asking. */
export default function SummaryDialog({ channel, threadId, onClose }: SummaryDialogProps) {
  const { slug } = useWorkspaceIds();
  const { sessionId, text, answer, runId, error, isNone, retry } = useSummary({ channel, threadId });
  const proposals = useActionItems(channel.id, answer ? itemsOf(text) : []);
  const shown = proposals.items.length > 0 ? withoutItems(text) : text;
  const name = threadId ? "this thread" : channel.name;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Summary of ${name}`}
      description="Only you see this. It is kept among your AI chats."
      footer={
        sessionId && (
          <>
            {runId && <StopButton runId={runId} />}
            <DialogClose>
              <LinkButton href={aiChatPath(slug, sessionId)} icon={<MessageSquareText />}>
                Go on in the chat
              </LinkButton>
            </DialogClose>
            <CreateButton proposals={proposals} />
          </>
        )
      }
    >
      {error ? (
        <ErrorState title={problemOf(error, "There is no summary.")} onRetry={retry} />
      ) : isNone ? (
        <NoModels />
      ) : (
        <div className="flex flex-col gap-3" aria-busy={!answer}>
          {shown ? <AnswerText text={shown} isGrowing={!answer} /> : !answer && <Reading />}
          {answer?.error && <p className="text-danger text-sm">{answer.error.message}</p>}
          <ActionItems proposals={proposals} />
        </div>
      )}
    </Dialog>
  );
}

const Reading = () => (
  <p role="status" className="flex items-center gap-2 py-4 text-muted">
    <Spinner /> Reading what was said
  </p>
);

/** What is still to be done. */
const itemsOf = (text: string) => [
  ...new Set(checklistOf(text).flatMap(({ title, isDone }) => (isDone ? [] : [title]))),
];

/** The checklist stands below, to be ticked; its heading there as well. */
const withoutItems = (text: string) =>
  text
    .split("\n")
    .filter((line) => !isItem(line) && !/^\W*action items\W*$/i.test(line))
    .join("\n")
    .trim();
