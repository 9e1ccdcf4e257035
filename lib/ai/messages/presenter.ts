import type { Prisma } from "@/lib/generated/prisma/client";
import type { MessagePart } from "../parts";
import type { AiMessage } from "./schema";

export const MESSAGE_FIELDS = {
  ...{ id: true, sessionId: true, parentId: true, role: true, parts: true, modelId: true, modelName: true },
  ...{ finish: true, error: true, sources: true, notes: true, createdAt: true },
  run: { select: { id: true } },
} as const;

type Row = Prisma.AiMessageGetPayload<{ select: typeof MESSAGE_FIELDS }>;

export const toMessage = ({ run, parts, error, sources, notes, createdAt, ...row }: Row): AiMessage => ({
  ...row,
  parts: parts as MessagePart[],
  error: error as AiMessage["error"],
  ...(sources !== null && { sources: sources as AiMessage["sources"] }),
  ...(notes.length > 0 && { notes }),
  runId: run?.id ?? null,
  createdAt: createdAt.toISOString(),
});
