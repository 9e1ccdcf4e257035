import type { ModelMessage, ToolSet } from "ai";
import type { ZodType } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import type { AiFinish } from "@/lib/generated/prisma/enums";
import type { Part } from "../parts";

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
 * Tools run one after the other, and their results are stored. Where a worker dies in the middle, the call is made again
 * with the same `context.key`: a tool that writes makes it its nonce.
 */
export type Prompt = {
  messages: ModelMessage[];
  instructions?: string;
  tools?: ToolSet;
  /** The form of the answer, which is JSON then. Whether it has it is checked where the answer is stored. */
  output?: { name: string; schema: ZodType };
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

export type RunPurposes = Record<string, RunPurpose>;
