import { jsonSchema, tool } from "ai";
import { textOf } from "@/lib/ai/parts";
import type { RunPurpose } from "@/lib/ai/runs/purpose";
import type { Prisma } from "@/lib/generated/prisma/client";

/** What the tool has been called with, and the key of each call. */
export const toolCalls: { input: unknown; key: string }[] = [];

/** Lets a test hold the tool. */
export const toolGate = { wait: async () => {} };

const note = tool({
  description: "Writes a note",
  inputSchema: jsonSchema<{ text: string }>({ type: "object", properties: { text: { type: "string" } } }),
  execute: async (input, { context }) => {
    toolCalls.push({ input, key: (context as unknown as { key: string }).key });
    await toolGate.wait();
    return { isWritten: true };
  },
});

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
