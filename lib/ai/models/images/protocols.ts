import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { automatic1111Images } from "./automatic1111";
import { openAiImages } from "./openai";
import { stabilityImages } from "./stability";
import type { ImageProtocol } from "./types";

/** A server of one's own may not list its models, or not by name: the smallest picture is what shows that it works. */
const compatibleImages: ImageProtocol = {
  ...openAiImages,
  test: async (connection, name, signal) => {
    const size = openAiImages.optionsOf(name).sizes.at(-1) ?? "512x512";
    const request = { prompt: "a dot", size, quality: null, style: null, source: null };
    await openAiImages.makePicture(connection, name, { ...request, signal, onProgress: () => {} });
    return { pictures: 1 };
  },
};

/** How the models of each kind of provider make pictures; null: not at all. */
export const IMAGE_PROTOCOLS: Record<AiProviderKind, ImageProtocol | null> = {
  OPENAI: openAiImages,
  ANTHROPIC: null,
  GOOGLE: null,
  COMPATIBLE: compatibleImages,
  AUTOMATIC1111: automatic1111Images,
  STABILITY: stabilityImages,
  DEMO: compatibleImages,
};

/** The kinds whose models make pictures. */
export const IMAGE_KINDS = (Object.keys(IMAGE_PROTOCOLS) as AiProviderKind[]).filter(
  (kind) => IMAGE_PROTOCOLS[kind],
);
