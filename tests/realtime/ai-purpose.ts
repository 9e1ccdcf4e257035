import { z } from "zod";
import { textOf } from "@/lib/ai/parts";
import type { RunPurpose, RunTool } from "@/lib/ai/runs/purpose";
import type { Prisma } from "@/lib/generated/prisma/client";

/** What the tool has been called with, and the key of each call. */
export const toolCalls: { input: unknown; key: string }[] = [];

/** Lets a test hold the tool. */
export const toolGate = { wait: async () => {} };

const note: RunTool = {
  description: "Writes a note",
  input: z.object({ text: z.string() }),
  run: async (input, { key }) => {
    toolCalls.push({ input, key });
    await toolGate.wait();
    return { output: { isWritten: true }, shown: { isWritten: true } };
  },
};

/** A purpose that asks "Go on." and stores the answer as a message. */
export const aiTestPurpose: RunPurpose = {
  access: async () => {},
  prepare: async () => ({ messages: [{ role: "user", content: "Go on." }], tools: { note } }),
  finish: async (tx, run, { parts, finish, error, modelId, modelName }) => {
    await tx.aiMessage.update({
      where: { id: run.answerId ?? "" },
      data: {
        parts: parts as unknown as Prisma.InputJsonValue,
        text: textOf(parts),
        ...{ finish, modelId, modelName },
        ...(error && { error }),
      },
    });
  },
};
