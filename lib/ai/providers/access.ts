import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";

/** @throws AppError not_found for everyone but those who administer AI models */
export async function accessProvider(actor: Actor, id: string) {
  await accessInstance(actor, "instance.manageAi");
  const provider = await db().aiProvider.findUnique({ where: { id } });
  if (!provider) throw notFound("provider");
  return provider;
}

/** @throws AppError not_found for everyone but those who administer AI models */
export async function accessModel(actor: Actor, id: string) {
  await accessInstance(actor, "instance.manageAi");
  const model = await db().aiModel.findUnique({ where: { id }, include: { provider: true } });
  if (!model) throw notFound("model");
  return model;
}
