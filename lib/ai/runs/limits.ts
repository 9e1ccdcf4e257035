/** A worker that hasn't been heard of for this long has lost its runs, also where the network hides that it died. */
export const LEASE_SECONDS = 5;
export const RUNS_PER_PERSON = 4;
export const RUNS_PER_WORKER = 20;
/** How often a run is begun anew: by fall-backs, and after workers that died. One that kills its worker ends. */
export const MAX_ATTEMPTS = 8;
/** Calls of the model in one run: each but the last may end with tool calls. */
export const MAX_STEPS = 8;
/** Of one answer, for a provider that ignores the output limit. */
export const MAX_ANSWER_CHARS = 1_000_000;
/** Of one tool's result, as the model gets it. */
export const MAX_TOOL_RESULT_CHARS = 8_000;

export type TimeLimits = {
  runMs: number;
  firstChunkMs: number;
  chunkMs: number;
  toolMs: number;
  pictureMs: number;
};

export const TIME_LIMITS: TimeLimits = {
  runMs: 10 * 60_000,
  firstChunkMs: 120_000,
  chunkMs: 30_000,
  toolMs: 60_000,
  /** Without a sign of progress: some of the best take minutes, and tell nothing. */
  pictureMs: 240_000,
};
