import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { transaction } from "@/lib/db";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import { checkUrl, RefusedTarget } from "@/lib/net/target";
import { newId } from "@/lib/new-id";
import { accessProvider } from "./access";
import { checkProvider } from "./check";
import { DEFAULT_URLS, TYPED_RULES } from "./connection";
import { readProvider } from "./presenter";
import type { AdminProvider, NewProvider, ProviderChange } from "./schema";
import { seal } from "./seal";
import { firstModels } from "./sync";

export async function createProvider(actor: Actor, input: NewProvider): Promise<AdminProvider> {
  await accessInstance(actor, "instance.manageAi");
  const { kind, name, baseUrl, apiKey } = input;
  if (!baseUrl) assertHasAddress(kind);
  assertAllowed(baseUrl);
  const id = newId();
  const sealedKey = apiKey && seal(apiKey, id);
  const provider = await transaction(async (tx) => {
    const created = await tx.aiProvider.create({
      data: {
        ...{ id, kind, name, baseUrl, sealedKey },
        createdById: actor.userId,
        models: { create: firstModels(kind) },
      },
    });
    await recordAudit(tx, entry(actor, "aiProvider.create", created));
    return created;
  });
  await checkProvider(provider, { addsModels: DEFAULT_URLS[kind] === undefined });
  return readProvider(id);
}

export async function updateProvider(
  actor: Actor,
  id: string,
  change: ProviderChange,
): Promise<AdminProvider> {
  const provider = await accessProvider(actor, id);
  const { name, baseUrl, apiKey, isEnabled } = change;
  if (provider.variable && (baseUrl !== undefined || apiKey !== undefined))
    throw new AppError(
      "conflict",
      `${provider.variable} configures this provider. Change the variable instead.`,
    );
  if (baseUrl === null) assertHasAddress(provider.kind);
  assertAllowed(baseUrl ?? null);
  // A stored key isn't sent to another server than the one that it was entered for.
  const isMoved = baseUrl !== undefined && originOf(baseUrl) !== originOf(provider.baseUrl);
  if (isMoved && provider.sealedKey && apiKey === undefined)
    throw new AppError("invalid_input", "The address is another server’s. Enter its key as well.", {
      field: "apiKey",
    });
  const sealedKey = apiKey && seal(apiKey, id);
  const changed = await transaction(async (tx) => {
    const updated = await tx.aiProvider.update({
      where: { id },
      data: { name, baseUrl, isEnabled, sealedKey },
    });
    await recordAudit(tx, entry(actor, "aiProvider.update", updated, Object.keys(change)));
    return updated;
  });
  if (baseUrl !== undefined || apiKey !== undefined || isEnabled) await checkProvider(changed);
  return readProvider(id);
}

export async function deleteProvider(actor: Actor, id: string): Promise<void> {
  const provider = await accessProvider(actor, id);
  await transaction(async (tx) => {
    await tx.aiProvider.deleteMany({ where: { id } });
    await recordAudit(tx, entry(actor, "aiProvider.delete", provider));
  });
}

export async function refreshProvider(actor: Actor, id: string): Promise<AdminProvider> {
  await checkProvider(await accessProvider(actor, id), { addsModels: true });
  return readProvider(id);
}

const entry = (
  actor: Actor,
  action: "aiProvider.create" | "aiProvider.update" | "aiProvider.delete",
  { id, name }: { id: string; name: string },
  changed: string[] = [],
) => ({
  workspaceId: null,
  actorId: actor.userId,
  action,
  details: { aiProviderId: id, aiProviderName: name, changed },
});

/** A server of one's own has none unless somebody enters it. */
function assertHasAddress(kind: AiProviderKind) {
  if (!DEFAULT_URLS[kind])
    throw new AppError("invalid_input", "Enter the server’s address.", { field: "baseUrl" });
}

const originOf = (address: string | null) => (address ? new URL(address).origin : null);

/** Each request checks again: a name can resolve to something else by then. */
function assertAllowed(baseUrl: string | null) {
  if (!baseUrl) return;
  try {
    checkUrl(new URL(baseUrl), TYPED_RULES);
  } catch (error) {
    if (!(error instanceof RefusedTarget)) throw error;
    throw new AppError(
      "invalid_input",
      "Guildhall doesn’t connect there: the address must be public and https, or be named by OUTBOUND_ALLOW_LIST.",
      { field: "baseUrl" },
    );
  }
}
