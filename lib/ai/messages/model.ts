import "server-only";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";

/** @throws AppError not_found for what isn't a text model that can be asked */
export async function assertTextModel(modelId: string): Promise<void> {
  const where = { id: modelId, kind: "TEXT", isEnabled: true, provider: { isEnabled: true } } as const;
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
  const isUsable = { kind: "TEXT", isEnabled: true, provider: { isEnabled: true } } as const;
  const own =
    session.modelId && (await db().aiModel.findFirst({ where: { id: session.modelId, ...isUsable } }));
  const model = own || (await db().aiModel.findFirst({ where: isUsable, orderBy: { id: "asc" } }));
  if (!model)
    throw new AppError("unavailable", "No AI model is configured. Ask an administrator to add one.");
  return model.id;
}
