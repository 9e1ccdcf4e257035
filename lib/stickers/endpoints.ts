import { endpoint } from "@/lib/http/endpoint";
import {
  createStickerContract,
  createStickerPackContract,
  deleteStickerContract,
  deleteStickerPackContract,
  listStickersContract,
} from "./contract";
import { createSticker, createStickerPack, deleteSticker, deleteStickerPack, listStickers } from "./service";

export const listStickersEndpoint = endpoint(listStickersContract, ({ actor, query }) =>
  listStickers(actor, query),
);
export const createStickerPackEndpoint = endpoint(createStickerPackContract, ({ actor, params, body }) =>
  createStickerPack(actor, params.workspaceId, body.name),
);
export const deleteStickerPackEndpoint = endpoint(deleteStickerPackContract, ({ actor, params }) =>
  deleteStickerPack(actor, params.packId),
);
export const createStickerEndpoint = endpoint(createStickerContract, ({ actor, params, body }) =>
  createSticker(actor, params.packId, body),
);
export const deleteStickerEndpoint = endpoint(deleteStickerContract, ({ actor, params }) =>
  deleteSticker(actor, params.stickerId),
);
