import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { currentIndex } from "./index-state";
import { restartIndex } from "./restart";
import type { AiIndexState } from "./schema";

export async function getIndex(actor: Actor): Promise<AiIndexState> {
  await accessInstance(actor, "instance.read");
  return readIndex();
}

/** Chooses the model; the same one again changes nothing. */
export async function updateIndex(actor: Actor, modelId: string | null): Promise<AiIndexState> {
  await accessInstance(actor, "instance.manageAi");
  if (env().AI_EMBEDDING_MODEL)
    throw new AppError("conflict", "AI_EMBEDDING_MODEL chooses the model. Change the variable instead.");
  const model = modelId
    ? await db().aiModel.findFirst({ where: { id: modelId, kind: "EMBEDDING", isEnabled: true } })
    : null;
  if (modelId && !model)
    throw new AppError("invalid_input", "Choose a model for embeddings that is turned on.", {
      field: "modelId",
    });
  const before = await currentIndex();
  if (modelId === (before?.modelId ?? null)) return readIndex();
  await restartIndex(modelId, (tx) =>
    recordAudit(tx, {
      ...{ workspaceId: null, actorId: actor.userId, action: "aiIndex.update" },
      details: model ? { aiModelId: model.id, aiModelName: model.name } : { aiModelName: "no model" },
    }),
  );
  return readIndex();
}

/** Has the index use the model that AI_EMBEDDING_MODEL names. Workers call it as they start. */
export async function syncIndex(): Promise<void> {
  const { AI_EMBEDDING_MODEL: name } = env();
  if (!name) return;
  const model = await db().aiModel.findFirst({
    where: { name, kind: "EMBEDDING" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (model && (await currentIndex())?.modelId !== model.id) await restartIndex(model.id);
}

async function readIndex(): Promise<AiIndexState> {
  const row = await currentIndex();
  const isFixed = Boolean(env().AI_EMBEDDING_MODEL);
  if (!row) return { modelId: null, isFixed, index: null };
  const { modelId, total, done, completedAt, problem, retryAt } = row;
  const index = {
    ...{ total, done, problem, passages: await db().aiChunk.count() },
    completedAt: completedAt?.toISOString() ?? null,
    retryAt: retryAt?.toISOString() ?? null,
  };
  return { modelId, isFixed, index };
}
