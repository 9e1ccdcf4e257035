import {
  copyAiImageContract,
  createAiImageContract,
  deleteAiImageContract,
  getAiImageContract,
  listAiImagesContract,
  listImageModelsContract,
} from "@/lib/ai/images/contract";
import type { AiImage, ImageModel } from "@/lib/ai/images/schema";
import { stopRunContract } from "@/lib/ai/runs/contract";
import type { FileInfo } from "@/lib/files/schema";
import { AI_NOW } from "./ai";
import { newId, WORKSPACE } from "./people";
import { fakeServer } from "./stage";

export const model: ImageModel = {
  ...{ id: newId(), label: "Painter", providerName: "Ours", canVary: true, pictureMicros: 40_000 },
  ...{ sizes: ["1024x1024", "1536x1024"], qualities: ["auto", "high"], isUp: true, isDemo: false },
};
export const plain: ImageModel = {
  ...{ ...model, id: newId(), label: "Plain", canVary: false, pictureMicros: null },
  ...{ sizes: ["1:1", "16:9"], qualities: [] },
};

export const makeFile = (): FileInfo => ({
  ...{ id: newId(), name: "a-lighthouse.png", type: "image/png", size: 9, width: 64, height: 64 },
  ...{ isAnimated: false, durationMs: null, waveform: null, alt: "A lighthouse", hasThumbnail: true },
});

export const makeImage = (change: Partial<AiImage> = {}): AiImage => ({
  ...{ id: newId(), workspaceId: WORKSPACE.id, runId: newId(), prompt: "A lighthouse", modelId: model.id },
  ...{ modelName: model.label, size: "1024x1024", quality: "auto", style: null, count: 2, progress: 0 },
  ...{ isVariation: false, sourceFileId: null, preview: null, finish: null, error: null, pictures: [] },
  createdAt: AI_NOW,
  ...change,
});

export const done = (image: AiImage, change: Partial<AiImage> = {}): AiImage => ({
  ...image,
  ...{ runId: null, finish: "DONE", progress: 100, preview: null, pictures: [makeFile(), makeFile()] },
  ...change,
});

/** A server that makes pictures, and has made `earlier` ones. A copy of one is `copy`. */
export function imageServer(earlier: AiImage[] = [], models = [model, plain]) {
  const server = fakeServer();
  const image = makeImage();
  const copy = makeFile();
  server.answer(listImageModelsContract, () => ({ items: models, nextCursor: null }));
  server.answer(listAiImagesContract, () => ({ items: earlier, nextCursor: null }));
  server.answer(createAiImageContract, () => image);
  server.answer(
    getAiImageContract,
    ({ params }) => [image, ...earlier].find(({ id }) => id === params.aiImageId)!,
  );
  server.answer(copyAiImageContract, () => copy);
  server.answer(stopRunContract, () => ({ id: newId(), status: "RUNNING" as const, isStopping: true }));
  server.answer(deleteAiImageContract, () => undefined as never);
  return { server, image, copy };
}
