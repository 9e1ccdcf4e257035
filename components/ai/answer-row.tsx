"use client";
import { Check, Copy, Gauge, RotateCcw } from "lucide-react";
import { memo, useEffect, useMemo, useState } from "react";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { appendParts, type Part, textOf } from "@/lib/ai/parts";
import type { SourceRef } from "@/lib/ai/retrieval/schema";
import { useRun } from "@/lib/ai/runs/follow";
import { AnswerParts } from "./answer-parts";
import { CitedSourcesProvider } from "./ask/cited-sources";
import type { Version } from "./chat-rows";
import { VersionSwitch } from "./version-switch";

const SourceList = onDemand<{ sources: readonly SourceRef[] }>(
  () => import("./ask/sources").then((module) => ({ default: module.SourceList })),
  <div className="min-h-7" />,
);
const AnswerUsage = onDemand(
  () => import("./answer-usage"),
  <IconButton size="sm" label="Tokens and cost" disabled>
    <Gauge />
  </IconButton>,
);

type AnswerRowProps = {
  /** The answer, and the rest of it where it was cut off. */
  messages: readonly AiMessage[];
  version: Version;
  isLast: boolean;
  /** Readers don't see what it took. */
  isMine: boolean;
  onShow: (id: string) => void;
  /** Answers again, or goes on with it; none for readers. */
  onAgain?: ((messageId: string) => void) | undefined;
  /** It has ended, and the message doesn't say so yet. */
  onEnded: () => void;
};

/** An event says that it has ended; where that was missed, the chat is read again after this. */
const EVENT_MS = 1_000;

/** Rows compare by the messages, which stay the same objects. */
const isSame = (a: AnswerRowProps, b: AnswerRowProps) =>
  a.messages.length === b.messages.length &&
  a.messages.every((message, at) => message === b.messages[at]) &&
  a.isLast === b.isLast &&
  a.onAgain === b.onAgain &&
  a.version.at === b.version.at &&
  a.version.ids.length === b.version.ids.length;

export const AnswerRow = memo(function AnswerRow(props: AnswerRowProps) {
  const { messages, version, onShow, onAgain, onEnded } = props;
  const last = messages.at(-1)!;
  const isGrowing = last.finish === null;
  const run = useRun(isGrowing ? last.runId : null);
  const isLate = isGrowing && run.isEnded;
  useEffect(() => {
    if (!isLate) return;
    const timer = setTimeout(onEnded, EVENT_MS);
    return () => clearTimeout(timer);
  }, [isLate, onEnded]);
  const stored = messages.reduce<Part[]>((all, { parts }) => appendParts(all, parts as Part[]), []);
  const parts = isGrowing ? appendParts(stored, run.parts) : stored;
  const text = textOf(parts);
  // The same while the answer grows: each citation is drawn again with it.
  const sources = useMemo(() => sourcesOf(messages), [messages]);
  return (
    <article
      aria-label="Answer"
      aria-busy={isGrowing}
      className="group/row flex flex-col gap-2.5"
      data-row={last.id}
      tabIndex={-1}
    >
      {isGrowing && parts.length === 0 && (
        <p className="flex animate-late items-center gap-2 text-muted">
          <Spinner /> Waiting for the model
        </p>
      )}
      <CitedSourcesProvider value={sources}>
        <AnswerParts parts={parts} isGrowing={isGrowing} isAsker={props.isMine} />
      </CitedSourcesProvider>
      {!isGrowing && sources && sources.length > 0 && <SourceList sources={sources} />}
      {!isGrowing && last.notes && (
        <ul aria-label="Left out" className="flex flex-col gap-0.5 text-muted text-sm">
          {last.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {!isGrowing && <Ending message={last} hasText={text !== ""} onAgain={onAgain} isLast={props.isLast} />}
      {!isGrowing && (
        <div className="-ml-1.5 flex min-h-6 items-center gap-0.5">
          <VersionSwitch version={version} onShow={onShow} />
          {text && <CopyAnswer text={text} />}
          {onAgain && messages[0]?.parentId && (
            <IconButton size="sm" label="Answer again" onClick={() => onAgain(messages[0]!.parentId!)}>
              <RotateCcw />
            </IconButton>
          )}
          {props.isMine && last.runId && <AnswerUsage messageId={last.id} />}
          {last.modelName && <span className="ml-1 truncate text-muted text-xs">{last.modelName}</span>}
        </div>
      )}
    </article>
  );
}, isSame);

/** Of an answer from the workspace, and of the rest of it where it was cut off. */
function sourcesOf(messages: readonly AiMessage[]): readonly SourceRef[] | null {
  const known = messages.flatMap(({ sources }) => sources ?? []);
  const byNumber = new Map(known.map((source) => [source.number, source]));
  const isAsked = messages.some(({ sources }) => sources !== undefined);
  return isAsked ? [...byNumber.values()].sort((a, b) => a.number - b.number) : null;
}

function CopyAnswer({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    if (await copyText(text)) setCopied(true);
    else toast.error("The browser didn’t allow copying.");
  }
  return (
    <IconButton size="sm" label={isCopied ? "Answer copied" : "Copy answer"} onClick={() => void copy()}>
      {isCopied ? <Check /> : <Copy />}
    </IconButton>
  );
}

type EndingProps = {
  message: AiMessage;
  hasText: boolean;
  isLast: boolean;
  onAgain?: ((messageId: string) => void) | undefined;
};

/** How an answer ended, where that isn't its natural end, and what to do. */
function Ending({ message: { id, parentId, finish, error }, hasText, isLast, onAgain }: EndingProps) {
  if (finish === "STOPPED") return <Note>Stopped</Note>;
  if (finish === "REFUSED") return <Note>{error?.message ?? "The model declined to answer this."}</Note>;
  if (finish === "LENGTH")
    return (
      <Note action={isLast && onAgain && { label: "Go on", onClick: () => onAgain(id) }}>
        {hasText
          ? "Cut off: the answer reached the model’s output limit."
          : "The model’s output limit was reached while it was thinking: no answer came."}
      </Note>
    );
  if (finish === "FAILED")
    return (
      <Note
        isAlert
        action={isLast && onAgain && parentId ? { label: "Retry", onClick: () => onAgain(parentId) } : null}
      >
        {error?.message ?? "The answer failed."}
      </Note>
    );
  return null;
}

type NoteProps = {
  isAlert?: boolean;
  action?: { label: string; onClick: () => void } | false | null | undefined;
  children: React.ReactNode;
};

function Note({ isAlert = false, action, children }: NoteProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <p className={isAlert ? "text-danger" : "text-muted"}>{children}</p>
      {action && (
        <Button size="sm" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
