import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { defaultModel } from "../models/resolve";
import { usableProvider } from "../providers/variables";

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
