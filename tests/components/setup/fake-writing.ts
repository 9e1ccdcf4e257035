import { listModelsContract } from "@/lib/ai/models/contract";
import type { ModelChoice } from "@/lib/ai/models/schema";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import {
  createAiWritingContract,
  deleteAiWritingContract,
  getAiWritingContract,
} from "@/lib/ai/writing/contract";
import type { Writing } from "@/lib/ai/writing/schema";
import { newId } from "./people";
import { fakeServer } from "./stage";

const model: ModelChoice = {
  ...{ id: newId(), label: "Demo model", providerName: "Demo", isUp: true, price: null, isDefault: true },
  ...{ hasVision: false, hasTools: false, hasReasoning: false, contextTokens: null, isDemo: true },
};

/** A server whose model writes what a test says, once the test lets it end. */
export function fakeWriting() {
  const server = fakeServer();
  const asked: Record<string, unknown>[] = [];
  let answer: Partial<Writing> = {};
  let made: Writing;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  server.answer(listModelsContract, () => ({ items: [model], nextCursor: null }));
  server.answer(createAiWritingContract, ({ body }) => {
    asked.push(body as never);
    made = {
      ...{ id: body!.id, action: body!.action, runId: newId(), text: "", finish: null, error: null },
      ...{ modelName: null, subtasks: null, task: null },
    };
    return made;
  });
  server.answer(getRunChunksContract, async ({ params }) => {
    await ended;
    return { runId: params!.runId, status: "DONE" as const, attempt: 1, seq: 0, isWhole: true, parts: [] };
  });
  server.answer(getAiWritingContract, () => ({
    ...{ ...made, runId: null, finish: "DONE" as const, modelName: "Demo model" },
    ...answer,
  }));
  server.answer(deleteAiWritingContract, () => undefined as never);
  server.answer(stopRunContract, ({ params }) => ({
    ...{ id: params!.runId, status: "RUNNING" as const, isStopping: true },
  }));
  return {
    /** What was sent to be written. */
    asked,
    answers: (given: Partial<Writing>) => {
      answer = given;
    },
    end: () => end(),
  };
}
