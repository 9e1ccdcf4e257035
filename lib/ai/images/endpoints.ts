import { endpoint } from "@/lib/http/endpoint";
import * as contracts from "./contract";
import { copyImage } from "./copy";
import { listImageModels } from "./models";
import { createImage, deleteImage, getImage, listImages } from "./service";

export const listImageModelsEndpoint = endpoint(contracts.listImageModelsContract, async () => ({
  items: await listImageModels(),
  nextCursor: null,
}));
export const listAiImagesEndpoint = endpoint(contracts.listAiImagesContract, ({ actor, params, query }) =>
  listImages(actor, params.workspaceId, query),
);
export const createAiImageEndpoint = endpoint(contracts.createAiImageContract, ({ actor, params, body }) =>
  createImage(actor, params.workspaceId, body),
);
export const getAiImageEndpoint = endpoint(contracts.getAiImageContract, ({ actor, params }) =>
  getImage(actor, params.aiImageId),
);
export const deleteAiImageEndpoint = endpoint(contracts.deleteAiImageContract, ({ actor, params }) =>
  deleteImage(actor, params.aiImageId),
);
export const copyAiImageEndpoint = endpoint(contracts.copyAiImageContract, ({ actor, params, body }) =>
  copyImage(actor, params.aiImageId, body),
);
