import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ObjectKey } from "@/lib/objects/types";
import type { Shown } from "./shown";

/** What gets a number that the model can cite. */
export type Numbered = ObjectKey & { block?: string | undefined };

/** Where an answer is written, and what may go into it. */
export type ToolPlace = {
  userId: string;
  workspaceId: string;
  /** Yields the ids of the channels that may be read for it: nothing outside of them is. */
  readable: Prisma.Sql;
  /** Whether others than the person read the answer. */
  isShared: boolean;
  timeZone: string;
  /** The numbers of sources in the answer, which it keeps. */
  number: (sources: readonly Numbered[]) => Promise<number[]>;
};

export type ReadResult = { output: string; shown: Shown };

export type ReadTool<I = unknown> = {
  description: string;
  input: z.ZodType<I>;
  run: (place: ToolPlace, input: I) => Promise<ReadResult>;
};

/** Where a call would change something, and with what. */
export type Aim<F> = { targetId: string; name: string; fields: F };
export type Made = { object: ObjectKey; text: string };

export type WriteTool<I = unknown, F = unknown> = {
  description: string;
  input: z.ZodType<I>;
  /** What a person can change before they confirm: those of the table, by the contract of the write. */
  fields: z.ZodType<F>;
  /** @throws AppError where the person may not do it there: the model is told, and nobody is asked */
  aim: (place: ToolPlace, input: I) => Promise<Aim<unknown>>;
  /** Does it as the person, with the rights that they have now; the same nonce again gives what there is. */
  write: (actor: Actor, targetId: string, fields: F, nonce: string) => Promise<Made>;
};
