import { db } from "@/lib/db";
import { problemOf } from "@/lib/http/errors";
import { describeModel } from "../models/catalog";
import { connectionOf, DEFAULT_URLS, type ProviderRow } from "./connection";
import { listRemoteModels, withShown } from "./remote-models";
import { usableProvider } from "./variables";

/** Asks each usable provider for its models, and stores which are up. */
export async function checkProviders(): Promise<void> {
  const providers = await db().aiProvider.findMany({
    where: usableProvider(),
    include: { _count: { select: { models: true } } },
  });
  await Promise.all(
    providers.map((provider) => checkProvider(provider, { addsModels: provider._count.models === 0 })),
  );
}

/**
 * Asks one provider for its models, and stores whether it is up.
 * @param addsModels stores those that aren't there yet: enabled where the provider has only what its owner installed
 */
export async function checkProvider(provider: ProviderRow, { addsModels = false } = {}): Promise<void> {
  const { id, kind } = provider;
  const where = { id };
  const checkedAt = new Date();
  try {
    const connection = connectionOf(provider);
    const listed = await listRemoteModels(connection);
    await db().aiProvider.updateMany({ where, data: { isUp: true, problem: null, checkedAt } });
    if (!addsModels) return;
    const isEnabled = DEFAULT_URLS[kind] === undefined;
    // What an administrator has corrected stays.
    const known = await db().aiModel.findMany({ where: { providerId: id }, select: { name: true } });
    const names = new Set(known.map(({ name }) => name));
    const added = listed.filter(({ name }) => !names.has(name));
    const described = (await withShown(connection, added)).flatMap(({ name, told }) => {
      const model = describeModel(name, kind);
      return model ? { ...model, ...told } : [];
    });
    await db().aiModel.createMany({
      data: described.map((model) => ({ ...model, providerId: id, isEnabled })),
      skipDuplicates: true,
    });
  } catch (error) {
    const problem = problemOf(error, "The check failed. Try again.");
    await db().aiProvider.updateMany({ where, data: { isUp: false, problem, checkedAt } });
  }
}
