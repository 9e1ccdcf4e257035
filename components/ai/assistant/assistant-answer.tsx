"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { LongText } from "@/components/messages/long-text";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { Spinner } from "@/components/ui/spinner";
import { meQuery } from "@/lib/accounts/queries";
import { answerQuery } from "@/lib/ai/assistant/queries";
import { useRun } from "@/lib/ai/runs/follow";
import { messageKeys } from "@/lib/messages/queries";
import type { Message } from "@/lib/messages/schema";
import { AnswerParts } from "../answer-parts";
import { AnswerText } from "../answer-text";
import { CitedSourcesProvider } from "../ask/cited-sources";
import { SourceList } from "../ask/sources";
import { StopButton } from "../stop-button";
import ToolCall from "../tools/tool-call";
import { AnswerPrivately } from "./answer-privately";

type Answer = NonNullable<Message["answer"]>;

/** An answer of the assistant: as it grows, then as the message that it became. */
export default function AssistantAnswer({ message, channel }: MessagePartProps) {
  const { answer, body } = message;
  const { data: me } = useQuery(meQuery());
  if (!answer) return null;
  const isAsker = answer.askerId !== null && answer.askerId === me?.id;
  if (answer.finish === null) {
    const mayStop = isAsker || channel.actions.includes("message.moderate");
    return <GrowingAnswer message={message} answer={answer} mayStop={mayStop} />;
  }
  // What was looked up comes before what was made of it; what waits for a yes comes after.
  const calls = answer.calls.filter(({ request }) => !request);
  const requests = answer.calls.filter(({ request }) => request);
  return (
    <div className="flex flex-col gap-1">
      {calls.map((part) => (
        <ToolCall key={part.callId} part={part} isAsker={isAsker} isGrowing={false} />
      ))}
      {body && (
        <CitedSourcesProvider value={answer.sources}>
          <LongText>
            <AnswerText text={body} isGrowing={false} />
          </LongText>
        </CitedSourcesProvider>
      )}
      {requests.map((part) => (
        <ToolCall key={part.callId} part={part} isAsker={isAsker} isGrowing={false} />
      ))}
      <SourceList sources={answer.sources} />
      <AnswerEnd message={message} answer={answer} isAsker={isAsker} />
    </div>
  );
}

/** An event says that it has ended; where that was missed, the messages are read again after this. */
const EVENT_MS = 1_000;

type GrowingAnswerProps = { message: Message; answer: Answer; mayStop: boolean };

function GrowingAnswer({ message, answer, mayStop }: GrowingAnswerProps) {
  const { runId } = answer;
  const client = useQueryClient();
  const run = useRun(runId);
  const { channelId } = message;
  useEffect(() => {
    if (!run.isEnded) return;
    const read = () => void client.invalidateQueries({ queryKey: messageKeys.streamsOf(channelId) });
    const timer = setTimeout(read, EVENT_MS);
    return () => clearTimeout(timer);
  }, [run.isEnded, client, channelId]);
  // The list of messages is read out as it grows: the answer is once it is whole.
  return (
    <div className="flex flex-col items-start gap-1.5" aria-busy aria-live="off">
      {run.parts.length > 0 ? (
        <CitedSourcesProvider value={answer.sources}>
          <AnswerParts parts={run.parts} isGrowing isAsker={false} />
        </CitedSourcesProvider>
      ) : (
        <p className="flex items-center gap-2 text-muted">
          <Spinner /> Reading what was said here
        </p>
      )}
      {mayStop && runId && !run.isEnded && <StopButton runId={runId} size="sm" />}
    </div>
  );
}

const ENDS = {
  DONE: "",
  STOPPED: "Stopped",
  LENGTH: "Cut off: the answer reached the model’s output limit.",
  REFUSED: "The model declined to answer this.",
  FAILED: "The assistant couldn’t answer.",
} as const;

type AnswerEndProps = { message: Message; answer: Answer; isAsker: boolean };

/** How it ended. Why it failed is for whoever asked. */
function AnswerEnd({ message: { id }, answer: { finish }, isAsker }: AnswerEndProps) {
  const { data: details } = useQuery({ ...answerQuery(id), enabled: isAsker });
  const end = ENDS[finish ?? "DONE"];
  return (
    <>
      {end && <p className="text-muted text-sm">{details?.error?.message ?? end}</p>}
      {details?.hasMore && details.question && <AnswerPrivately question={details.question} />}
      {details?.takesFollowUps && finish === "DONE" && (
        <p className="text-muted text-sm">
          Reply in this thread to ask on, without a mention, as long as nobody else writes in it.
        </p>
      )}
      {details?.modelName && finish === "DONE" && (
        <p className="truncate text-muted text-xs">{details.modelName}</p>
      )}
    </>
  );
}
