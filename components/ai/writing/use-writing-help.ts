"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { textOf } from "@/lib/ai/parts";
import { useRun } from "@/lib/ai/runs/follow";
import { WRITING_ACTIONS, type WritingAction } from "@/lib/ai/writing/actions";
import { answersOf, growingBlock } from "@/lib/ai/writing/answer";
import { createAiWritingContract, deleteAiWritingContract } from "@/lib/ai/writing/contract";
import { hunksOf } from "@/lib/ai/writing/hunks";
import { aiWritingQuery } from "@/lib/ai/writing/queries";
import type { Writing, WritingInput, WritingPlace } from "@/lib/ai/writing/schema";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";

/** What is asked, by whoever chose it in a menu. */
export type Asked = { action: WritingAction } & Partial<Pick<WritingInput, "option" | "instruction">>;
type Given = Asked & WritingInput & { id: string };

/** One request to a model for a text, from the question to its answer; nothing is changed by it. */
export function useWritingHelp(place: WritingPlace) {
  const [given, setGiven] = useState<Given | null>(null);
  const [made, setMade] = useState<Writing | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  /** The id of what is asked; an answer that comes after it was discarded is deleted. */
  const current = useRef<string | null>(null);
  const run = useRun(made?.runId ?? null);
  const isWritten = made !== null && (run.isEnded || made.runId === null);
  const stored = useQuery({
    ...aiWritingQuery(made?.id ?? ""),
    enabled: isWritten,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const answer = stored.data?.finish ? stored.data : null;
  const text = answer ? answer.text : textOf(run.parts);
  const answers = given && isRewrite(given.action) ? answersOf(given, text, answer?.finish ?? null) : null;

  // A run that ended without an answer isn't going on.
  const lost =
    stored.data && !stored.data.finish
      ? new AppError("internal", "Something went wrong here. Try again.")
      : null;
  const problem = failure ?? stored.error ?? lost;
  const isWriting = given !== null && !problem && !answer;
  const isOwnText = given?.action === "custom" && !answers;

  async function start(asked: Asked, input: WritingInput, id = newId()) {
    const next = { ...input, ...asked, id };
    current.current = id;
    setGiven(next);
    setMade(null);
    setFailure(null);
    try {
      const writing = await call(createAiWritingContract, { body: { ...next, place } });
      if (current.current === id) setMade(writing);
      else remove(id);
    } catch (error) {
      if (current.current === id) setFailure(error);
    }
  }

  /** Asks again. What failed before the server answered may have been created: the same id returns it. */
  function retry() {
    if (!given) return;
    if (made) remove(made.id);
    void start(given, given, made ? newId() : given.id);
  }

  /** Forgets it; what is still being written is stopped. */
  function discard() {
    current.current = null;
    if (given && (made || failure)) remove(given.id);
    setGiven(null);
    setMade(null);
  }

  return {
    given,
    writing: answer,
    // The first number of a block, before it is whole.
    text: isWriting && /^\s*\[\d*$/.test(text) ? "" : text,
    /** Null where the answer is text of its own. */
    hunks:
      given && answers
        ? hunksOf(given.blocks, answers)
        : isWriting && given && isRewrite(given.action) && !isOwnText
          ? []
          : null,
    isOpen: given !== null,
    isWriting,
    /** The block that is being written. */
    growing:
      isWriting && given && isRewrite(given.action) && !isOwnText
        ? growingBlock(text, given.blocks.length)
        : null,
    error: problem,
    start,
    retry,
    /** To stop it by. */
    runId: made?.runId ?? null,
    discard,
  };
}

export type WritingHelp = ReturnType<typeof useWritingHelp>;

/** It is deleted after a day in any case. */
const remove = (aiWritingId: string) =>
  void call(deleteAiWritingContract, { params: { aiWritingId } }).catch(() => {});

const isRewrite = (action: WritingAction) => WRITING_ACTIONS[action].result === "rewrite";
