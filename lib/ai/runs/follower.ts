import { appendParts, type Part } from "../parts";
import type { RunChunks } from "./schema";

export type Followed = {
  parts: readonly Part[];
  /** 0 before the first piece. */
  attempt: number;
  /** The answer is stored: the message has it. */
  isEnded: boolean;
};

export type Grown = { attempt: number; seq: number; parts: readonly Part[] };

export const NOTHING_YET: Followed = { parts: [], attempt: 0, isEnded: false };
const RETRY_MS = 1_000;

/**
 * Follows what a run writes: what is there, then its events. A gap between them asks again, a new attempt replaces what
 * the one before had written, and what comes twice counts once.
 * @param ask reads what was written after a place; rejects with `isGone` where there is no such run any more
 */
export function followRun(
  ask: (after: number) => Promise<Pick<RunChunks, "status" | "attempt" | "seq" | "isWhole" | "parts">>,
  { isGone, onChange }: { isGone: (error: unknown) => boolean; onChange: () => void },
) {
  let state = NOTHING_YET;
  let seq = 0;
  let isAsking = false;
  /** Events that came while a question was on its way. */
  let waiting: Grown[] = [];
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (next: Partial<Followed>) => {
    state = { ...state, ...next };
    onChange();
  };

  async function catchUp(): Promise<void> {
    if (isAsking || isClosed || state.isEnded) return;
    isAsking = true;
    clearTimeout(timer);
    try {
      const answer = await ask(seq);
      if (answer.status !== "QUEUED" && answer.status !== "RUNNING") set({ isEnded: true });
      // An answer to an earlier question may be behind.
      else if (answer.seq > seq || answer.attempt > state.attempt) {
        const before = answer.isWhole || answer.attempt !== state.attempt ? [] : state.parts;
        seq = answer.seq;
        set({ attempt: answer.attempt, parts: appendParts(before, answer.parts) });
      }
    } catch (error) {
      if (isGone(error)) set({ isEnded: true });
      else if (!isClosed) timer = setTimeout(catchUp, RETRY_MS);
    }
    isAsking = false;
    const came = waiting;
    waiting = [];
    for (const grown of came) grow(grown);
  }

  function grow({ attempt, seq: next, parts }: Grown) {
    if (state.isEnded || next <= seq || attempt < state.attempt) return;
    if (isAsking) return void waiting.push({ attempt, seq: next, parts });
    if (next > seq + 1) return void catchUp();
    seq = next;
    set({ attempt, parts: appendParts(attempt === state.attempt ? state.parts : [], parts) });
  }

  return {
    state: () => state,
    catchUp,
    grow,
    end() {
      if (!state.isEnded) set({ isEnded: true });
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
