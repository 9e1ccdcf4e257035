import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessWorkspace } from "@/lib/workspaces/access";
import { priceOf } from "../models/prices";
import { defaultModel } from "../models/resolve";
import { usableProvider } from "../providers/variables";
import type { AiModelChoice } from "./schema";

const usable = () => ({ kind: "TEXT" as const, isEnabled: true, provider: usableProvider() });

/** @throws AppError not_found for what isn't a text model that can be asked */
export async function assertTextModel(modelId: string): Promise<void> {
  const where = { id: modelId, ...usable() };
  if (!(await db().aiModel.findFirst({ where, select: { id: true } }))) throw notFound("model");
}

/**
 * The model that answers: the one asked for, the chat's, or the default.
 * @throws AppError not_found for one that isn't there, unavailable where there is none
 */
export async function chooseModel(
  asked: string | undefined,
  session: { modelId: string | null; workspaceId: string },
): Promise<string> {
  if (asked) {
    await assertTextModel(asked);
    return asked;
  }
  const where = { id: session.modelId ?? "", ...usable() };
  const own = session.modelId && (await db().aiModel.findFirst({ where, select: { id: true } }));
  const model = own || (await defaultModel(session.workspaceId));
  if (!model)
    throw new AppError("unavailable", "No AI model is configured. Ask an administrator to add one.");
  return model.id;
}

/** The text models that can be asked, the default first. */
export async function listModels(actor: Actor, workspaceId: string): Promise<{ items: AiModelChoice[] }> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const rows = await db().aiModel.findMany({
    where: usable(),
    include: { provider: { select: { name: true, kind: true, baseUrl: true, isUp: true } } },
    orderBy: [{ provider: { name: "asc" } }, { label: "asc" }, { id: "asc" }],
  });
  const first = await defaultModel(workspaceId);
  const items = await Promise.all(
    rows.map(async ({ provider, ...model }) => {
      const { price } = await priceOf({ ...model, kind: provider.kind, baseUrl: provider.baseUrl });
      const { id, label, hasVision, hasTools, hasReasoning } = model;
      return {
        ...{ id, label, hasVision, hasTools, hasReasoning, providerName: provider.name },
        isUp: provider.isUp !== false,
        price: price && { input: Number(price.input), output: Number(price.output) },
      };
    }),
  );
  return { items: items.toSorted((a, b) => Number(b.id === first?.id) - Number(a.id === first?.id)) };
}
