import type { ModelMessage } from "ai";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import type { AiFinish } from "@/lib/generated/prisma/enums";
import type { Part, ToolRequest } from "../parts";
import type { TimeLimits } from "./limits";
import type { Holder } from "./writer";

/** A run as its purpose sees it. */
export type PurposeRun = {
  id: string;
  answerId: string | null;
  sessionId: string | null;
  userId: string;
  workspaceId: string;
  modelId: string | null;
  /** Each claim of a run has another. */
  attempt: number;
};

/**
 * `output` goes to the model, and is kept until the run ends; `shown` is stored with the answer. A call with a `request`
 * has no result yet: the answer ends with its step, and goes on when a person has decided.
 */
export type ToolResult =
  | { output: unknown; shown?: unknown; isError?: boolean }
  | { request: ToolRequest; shown: unknown };

/** @param key the same in each attempt: what stores something makes it its nonce */
export type ToolCallGiven = { callId: string; key: string; signal: AbortSignal };

/**
 * What the model may call. Calls run one after the other, and their results are stored. Where a worker dies in the
 * middle, the call is made again with the same key.
 */
export type RunTool = {
  description: string;
  input: z.ZodType;
  /** Throws AppError for what the model is told as a failure. */
  run(input: unknown, given: ToolCallGiven): Promise<ToolResult>;
};

export type Prompt = {
  messages: ModelMessage[];
  instructions?: string;
  tools?: Record<string, RunTool>;
  /** The form of the answer, which is JSON then. Whether it has it is checked where the answer is stored. */
  output?: { name: string; schema: z.ZodType };
  /** Where less than the model's own limit is enough. */
  maxOutputTokens?: number;
};

/** An answer that needs no model, and costs nothing. */
export type ReadyAnswer = { answer: string };

export type Outcome = {
  parts: Part[];
  finish: AiFinish;
  /** For people; never a provider's own text. */
  error: { code: string; message: string } | null;
  /** The model that wrote it: another than was asked for where its provider failed. */
  modelId: string | null;
  modelName: string;
};

export type RunAction = "read" | "stop";

/** What a run is for. The worker asks it for the prompt, and gives it the answer. */
export type RunPurpose = {
  /**
   * Whether `actor` may see what the run writes, or stop it.
   * @throws AppError not_found where they may not see it, forbidden where they may see but not stop it
   */
  access(actor: Pick<Actor, "userId">, run: PurposeRun, action: RunAction): Promise<void>;
  /** Read anew at each attempt, with the rights that the person has then. Throws AppError where they have lost them. */
  prepare(run: PurposeRun): Promise<Prompt | ReadyAnswer>;
  /** Stores the answer, in the transaction that ends the run. */
  finish(tx: Transaction, run: PurposeRun, outcome: Outcome): Promise<void>;
};

/** What a worker gives to work that isn't an answer in text. */
export type Work = {
  /** Only this attempt may write; see `isHeld`. */
  holder: Holder;
  signal: AbortSignal;
  times: TimeLimits;
};

export type WorkEnd = Pick<Outcome, "finish" | "error">;

/** A run that makes something else than an answer in text. It may be done again from the start: its worker was killed. */
export type WorkPurpose = Pick<RunPurpose, "access"> & {
  /** Stores what it makes as it comes. Throws AppError with what to do where it can't be done. */
  perform(run: PurposeRun, work: Work): Promise<WorkEnd>;
  /** Stores how it ended, in the transaction that ends the run. */
  finish(tx: Transaction, run: PurposeRun, end: WorkEnd): Promise<void>;
};

export type RunPurposes = Record<string, RunPurpose | WorkPurpose>;
