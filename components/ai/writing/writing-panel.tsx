"use client";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw, Sparkles, X } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { modelsQuery } from "@/lib/ai/models/queries";
import { WRITING_ACTIONS } from "@/lib/ai/writing/actions";
import type { Hunk } from "@/lib/ai/writing/hunks";
import type { WritingInput } from "@/lib/ai/writing/schema";
import { problemOf } from "@/lib/http/errors";
import { AnswerText } from "../answer-text";
import { NoModels } from "../model-picker";
import { StopButton } from "../stop-button";
import type { Asked, WritingHelp } from "./use-writing-help";
import { WritingMenu } from "./writing-menu";
import { WritingResult } from "./writing-result";

export type Accepted = { hunks: readonly Hunk[]; refused: readonly number[] };
/** Something that can be done with an answer; the first one that is possible is the main one. */
export type WritingUse = {
  label: string;
  /** What it takes: changes of the text, or any text. */
  takes: "hunks" | "text";
  run: (accepted: Accepted, text: string) => void | Promise<void>;
};

type WritingPanelProps = {
  help: WritingHelp;
  hasText: boolean;
  canContinue: boolean;
  /** What is sent along with what was chosen. */
  inputFor: (asked: Asked) => WritingInput;
  uses: readonly WritingUse[];
  /** Over the menu, such as what part of a text it is about. */
  children?: ReactNode;
  onClose: () => void;
};

/** Writing help from its menu to its answer, which is looked at before anything is changed. */
export function WritingPanel(props: WritingPanelProps) {
  const { help, hasText, canContinue, inputFor, children, onClose } = props;
  const models = useQuery(modelsQuery());
  if (models.data?.length === 0) return <NoModels />;
  if (!help.isOpen)
    return (
      <>
        {children}
        <WritingMenu
          {...{ hasText, canContinue, onClose }}
          onAsk={(asked) => void help.start(asked, inputFor(asked))}
        />
      </>
    );
  return <Answer {...props} />;
}

function Answer({ help, uses, onClose }: WritingPanelProps) {
  const { given, writing, text, hunks, growing, isWriting, error } = help;
  const [refused, setRefused] = useState<ReadonlySet<number>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const failure = error
    ? problemOf(error, "That didn’t work. Try again.")
    : (writing?.error?.message ?? null);
  const hasNothing = hunks ? hunks.length === 0 : text.trim() === "";
  const isEmpty = !isWriting && !failure && hasNothing;
  const possible =
    isWriting || hasNothing ? [] : uses.filter(({ takes }) => (takes === "hunks") === (hunks !== null));
  // The menu, which had the focus, is gone; and so is Stop once the answer is there.
  const takeFocus = useEffectEvent((_isWriting: boolean) => {
    if (!box.current?.contains(document.activeElement) || document.activeElement === box.current)
      (box.current?.querySelector<HTMLElement>("[data-main]") ?? box.current)?.focus({ preventScroll: true });
  });
  useEffect(() => takeFocus(isWriting), [isWriting]);

  async function use({ run }: WritingUse) {
    setBusy(true);
    const kept = (hunks ?? []).filter((_, index) => !refused.has(index));
    try {
      await run({ hunks: kept, refused: [...refused] }, text);
    } finally {
      setBusy(false);
    }
  }
  function toggle(index: number) {
    setRefused((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  }
  function again() {
    setRefused(new Set());
    help.retry();
  }
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-2 p-1 outline-none">
      <p role="status" className="flex items-center gap-2 text-muted text-xs">
        {isWriting ? <Spinner /> : <Sparkles aria-hidden="true" className="size-4" />}
        {isWriting
          ? "AI is writing"
          : `${given ? WRITING_ACTIONS[given.action].label : ""}${writing?.modelName ? ` · ${writing.modelName}` : ""}`}
      </p>
      <div aria-busy={isWriting} className="max-h-72 overflow-y-auto overscroll-contain">
        {hunks && given ? (
          <WritingResult
            {...{ hunks, refused, growing }}
            blocks={given.blocks}
            onToggle={toggle}
            isGrowing={isWriting || isBusy}
          />
        ) : (
          text && <AnswerText text={text} isGrowing={isWriting} />
        )}
        {isEmpty && <p className="text-sm">Nothing to change: the text stays as it is.</p>}
      </div>
      {!isWriting && writing && writing.finish !== "DONE" && !failure && (
        <p className="text-muted text-xs">The answer ended early. What is there can be used.</p>
      )}
      {failure && (
        <p role="alert" className="text-danger text-sm">
          {failure}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1">
        {isWriting && help.runId && <StopButton runId={help.runId} size="sm" />}
        {possible.map((one, index) => (
          <Button
            key={one.label}
            size="sm"
            {...(index === 0 && { "data-main": true })}
            variant={index === 0 ? "primary" : "ghost"}
            loading={isBusy && index === 0}
            disabled={one.takes === "hunks" && refused.size === hunks?.length}
            onClick={() => void use(one)}
          >
            {one.label}
          </Button>
        ))}
        {!isWriting && (
          <Button size="sm" variant="ghost" icon={<RotateCcw />} onClick={again}>
            Try again
          </Button>
        )}
        <span className="flex-1" />
        <Button size="sm" variant="ghost" icon={<X />} onClick={onClose}>
          Discard
        </Button>
      </div>
    </div>
  );
}
