import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { plainShape } from "./schema";
import { defaultsOf, type PlainSettings } from "./settings";

// The settings of workspaces and of the instance are rows of key and value; what has no row has its default. Those of
// a person are a typed row: see lib/people/settings.

type Row = { key: string; value: Prisma.JsonValue };

/** A value that its setting doesn't accept any more counts as unset. */
function fromRows<S extends "workspace" | "instance">(scope: S, rows: Row[]): PlainSettings<S> {
  const shape = plainShape(scope) as Record<string, { safeParse(value: unknown): { success: boolean } }>;
  const stored = rows.filter(({ key, value }) => shape[key]?.safeParse(value).success);
  return { ...defaultsOf(scope), ...Object.fromEntries(stored.map(({ key, value }) => [key, value])) };
}

export async function readWorkspaceSettings(
  workspaceId: string,
  client: Transaction = db(),
): Promise<PlainSettings<"workspace">> {
  return fromRows("workspace", await client.workspaceSetting.findMany({ where: { workspaceId } }));
}

export async function readInstanceSettings(client: Transaction = db()): Promise<PlainSettings<"instance">> {
  return fromRows("instance", await client.instanceSetting.findMany());
}

export async function writeWorkspaceSettings(
  tx: Transaction,
  workspaceId: string,
  change: Partial<PlainSettings<"workspace">>,
): Promise<void> {
  for (const [key, value] of Object.entries(change)) {
    await tx.workspaceSetting.upsert({
      where: { workspaceId_key: { workspaceId, key } },
      create: { workspaceId, key, value },
      update: { value },
    });
  }
}

export async function writeInstanceSettings(
  tx: Transaction,
  change: Partial<PlainSettings<"instance">>,
): Promise<void> {
  for (const [key, value] of Object.entries(change))
    await tx.instanceSetting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
