import type { Prisma } from "@/lib/generated/prisma/client";
import type { Part } from "../parts";
import type { AiMessage } from "./schema";

export const MESSAGE_FIELDS = {
  ...{ id: true, sessionId: true, parentId: true, role: true, parts: true, modelId: true, modelName: true },
  ...{ finish: true, error: true, createdAt: true },
  run: { select: { id: true } },
} as const;

type Row = Prisma.AiMessageGetPayload<{ select: typeof MESSAGE_FIELDS }>;

export const toMessage = ({ run, parts, error, createdAt, ...row }: Row): AiMessage => ({
  ...row,
  parts: parts as Part[],
  error: error as AiMessage["error"],
  runId: run?.id ?? null,
  createdAt: createdAt.toISOString(),
});
