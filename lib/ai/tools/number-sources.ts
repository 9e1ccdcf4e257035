import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { numbered } from "../retrieval/citations";
import type { SourceRef } from "../retrieval/schema";
import type { ToolPlace } from "./types";

type Answer = { sources: Prisma.JsonValue };
type Stored = {
  find: () => Promise<Answer | null>;
  /** Only while this attempt is the one that writes the answer. */
  store: (sources: Prisma.InputJsonArray) => Promise<unknown>;
};

/** Gives what a tool finds a number in the answer, where `finish` keeps those that are cited. Tools run one after the other. */
const numbering =
  ({ find, store }: Stored, earlier: readonly SourceRef[]): ToolPlace["number"] =>
  async (sources) => {
    const stored = ((await find())?.sources ?? []) as SourceRef[];
    const known = stored.length > 0 ? stored : byNumber(earlier);
    const { refs, sources: given } = numbered(
      known,
      sources.map(({ type: kind, ...source }) => ({ kind, ...source })),
    );
    if (refs.length > stored.length) await store(refs);
    return given.map(({ number }) => number);
  };

const byNumber = (refs: readonly SourceRef[]) => [...new Map(refs.map((ref) => [ref.number, ref])).values()];

/** @param earlier those of the answers before it in its chat, which keep their numbers */
export const numberInChat = (
  where: Prisma.AiMessageWhereInput & { id: string },
  earlier: readonly SourceRef[],
) =>
  numbering(
    {
      find: () => db().aiMessage.findUnique({ where: { id: where.id }, select: { sources: true } }),
      store: (sources) => db().aiMessage.updateMany({ where, data: { sources } }),
    },
    earlier,
  );

export const numberInThread = (where: Prisma.AssistantAnswerWhereInput & { id: string }) =>
  numbering(
    {
      find: () => db().assistantAnswer.findUnique({ where: { id: where.id }, select: { sources: true } }),
      store: (sources) => db().assistantAnswer.updateMany({ where, data: { sources } }),
    },
    [],
  );
