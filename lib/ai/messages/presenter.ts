import type { Prisma } from "@/lib/generated/prisma/client";
import type { MessagePart } from "../parts";
import { withoutReads } from "../tools/shown";
import type { AiMessage } from "./schema";

export const MESSAGE_FIELDS = {
  ...{ id: true, sessionId: true, parentId: true, role: true, parts: true, modelId: true, modelName: true },
  ...{ finish: true, error: true, notes: true, sources: true, createdAt: true },
  run: { select: { id: true } },
} as const;

type Row = Prisma.AiMessageGetPayload<{ select: typeof MESSAGE_FIELDS }>;

/** @param isMine whether the owner of its chat looks at it: notes and calls name places that others may not see */
export const toMessage = (
  { run, parts, error, notes, sources, createdAt, ...row }: Row,
  isMine: boolean,
): AiMessage => ({
  ...row,
  parts: isMine ? (parts as MessagePart[]) : (parts as MessagePart[]).map(withoutReads),
  error: error as AiMessage["error"],
  ...(isMine && notes.length > 0 && { notes }),
  ...(sources !== null && { sources: sources as AiMessage["sources"] }),
  runId: run?.id ?? null,
  createdAt: createdAt.toISOString(),
});
