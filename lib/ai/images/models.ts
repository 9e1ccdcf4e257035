import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { IMAGE_KINDS, IMAGE_PROTOCOLS } from "../models/images/protocols";
import { priceOf } from "../models/prices";
import { connectionOf } from "../providers/connection";
import { usableProvider } from "../providers/variables";
import type { ImageModel } from "./schema";

const usable = (): Prisma.AiModelWhereInput => ({
  kind: "IMAGE",
  isEnabled: true,
  provider: { ...usableProvider(), kind: { in: IMAGE_KINDS } },
});

const protocolOf = ({ provider }: Prisma.AiModelGetPayload<{ include: { provider: true } }>) =>
  IMAGE_PROTOCOLS[provider.kind]!;

/** The models that make pictures, the default first: one of a provider that is up, real ones before the demo's. */
export async function listImageModels(): Promise<ImageModel[]> {
  const models = await db().aiModel.findMany({
    where: usable(),
    include: { provider: true },
    orderBy: [{ provider: { createdAt: "asc" } }, { id: "asc" }],
  });
  const rank = ({ provider }: (typeof models)[number]) =>
    (provider.isUp === false ? 2 : 0) + (provider.kind === "DEMO" ? 1 : 0);
  return Promise.all(
    models
      .toSorted((a, b) => rank(a) - rank(b))
      .map(async (model) => {
        const { id, name, label, provider } = model;
        const { sizes, qualities, canVary } = protocolOf(model).optionsOf(name);
        const { kind, baseUrl } = provider;
        const { price } = await priceOf({ ...model, kind, baseUrl, modelKind: "IMAGE" });
        return {
          ...{ id, label, canVary, sizes: [...sizes], qualities: [...qualities] },
          providerName: provider.name,
          pictureMicros: price?.picture === undefined ? null : Number(price.picture),
          isUp: provider.isUp !== false,
          isDemo: kind === "DEMO",
        };
      }),
  );
}

/**
 * The model that was asked for, or the default.
 * @throws AppError not_found, unavailable where there is none
 */
export async function chooseImageModel(asked: string | undefined): Promise<ImageModel> {
  const models = await listImageModels();
  const model = asked ? models.find(({ id }) => id === asked) : models[0];
  if (model) return model;
  if (asked) throw notFound("model");
  throw new AppError("unavailable", "No AI model makes pictures here. Ask an administrator to add one.");
}

/**
 * A model, ready to be asked.
 * @throws AppError unavailable, whose message says what to do
 */
export async function resolveImageModel(modelId: string | null) {
  const model = await db().aiModel.findFirst({
    where: { id: modelId ?? "", ...usable() },
    include: { provider: true },
  });
  if (!modelId || !model)
    throw new AppError("unavailable", "This model was removed or turned off. Choose another one.");
  const { id, name, label, provider } = model;
  const { kind, baseUrl } = provider;
  const { price } = await priceOf({ ...model, kind, baseUrl, modelKind: "IMAGE" });
  const protocol = protocolOf(model);
  const connection = connectionOf(provider);
  return { id, name, label, providerName: provider.name, price, protocol, connection };
}

export type ResolvedImageModel = Awaited<ReturnType<typeof resolveImageModel>>;
