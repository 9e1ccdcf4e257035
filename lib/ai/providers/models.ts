import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { describeModel, labelOf } from "../models/catalog";
import { accessModel, accessProvider } from "./access";
import { presentModel } from "./presenter";
import type { AdminModel, ModelChange } from "./schema";

/** A model that its provider doesn't list. */
export async function createModel(actor: Actor, providerId: string, name: string): Promise<AdminModel> {
  const provider = await accessProvider(actor, providerId);
  const described = describeModel(name, provider.kind) ?? { name, label: labelOf(name) };
  return transaction(async (tx) => {
    const found = await tx.aiModel.findUnique({ where: { providerId_name: { providerId, name } } });
    if (found) throw new AppError("conflict", "This provider has that model already.", { field: "name" });
    const model = await tx.aiModel.create({ data: { ...described, providerId } });
    await recordAudit(tx, entry(actor, "aiModel.create", model));
    return presentModel(model, provider);
  });
}

export async function updateModel(actor: Actor, id: string, change: ModelChange): Promise<AdminModel> {
  const { provider, ...before } = await accessModel(actor, id);
  const { inputPrice = before.inputPrice, outputPrice = before.outputPrice } = change;
  if ((inputPrice === null) !== (outputPrice === null))
    throw new AppError("invalid_input", "Enter the prices of input and output, or neither.", {
      field: "outputPrice",
    });
  return transaction(async (tx) => {
    if (change.fallbackIds) await assertFallbacks(tx, id, change.fallbackIds);
    const model = await tx.aiModel.update({ where: { id }, data: change });
    await recordAudit(tx, entry(actor, "aiModel.update", model, Object.keys(change)));
    return presentModel(model, provider);
  });
}

async function assertFallbacks(tx: Transaction, id: string, fallbackIds: string[]) {
  const others = new Set(fallbackIds);
  others.delete(id);
  const found = await tx.aiModel.count({ where: { id: { in: [...others] }, kind: "TEXT" } });
  if (found !== fallbackIds.length)
    throw new AppError("invalid_input", "Choose other text models to answer in its place.", {
      field: "fallbackIds",
    });
}

const entry = (
  actor: Actor,
  action: "aiModel.create" | "aiModel.update",
  { id, name }: { id: string; name: string },
  changed: string[] = [],
) => ({
  workspaceId: null,
  actorId: actor.userId,
  action,
  details: { aiModelId: id, aiModelName: name, changed },
});
