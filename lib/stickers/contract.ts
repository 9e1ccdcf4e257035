import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { StickerInfo } from "@/lib/messages/schema";
import { NewSticker, NewStickerPack, StickerPack, StickerQuery } from "./schema";

const tag = "Stickers";
const PackParams = z.strictObject({ packId: Id });

export const listStickersContract = contract({
  method: "GET",
  path: "/api/stickers",
  tag,
  summary: "List the sticker packs to choose from",
  scope: "emoji:read",
  query: StickerQuery,
  response: z.object({ items: z.array(StickerPack) }),
});
export const createStickerPackContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/sticker-packs",
  tag,
  summary: "Create a sticker pack",
  scope: "emoji:write",
  params: z.strictObject({ workspaceId: Id }),
  body: NewStickerPack,
  response: StickerPack,
  status: 201,
});
export const deleteStickerPackContract = contract({
  method: "DELETE",
  path: "/api/stickers/packs/{packId}",
  tag,
  summary: "Delete a sticker pack with its stickers",
  scope: "emoji:write",
  params: PackParams,
  response: NoContent,
});
export const createStickerContract = contract({
  method: "POST",
  path: "/api/stickers/packs/{packId}/stickers",
  tag,
  summary: "Add a sticker to a pack",
  scope: "emoji:write",
  params: PackParams,
  body: NewSticker,
  response: StickerInfo,
  status: 201,
});
export const deleteStickerContract = contract({
  method: "DELETE",
  path: "/api/stickers/{stickerId}",
  tag,
  summary: "Delete a sticker",
  scope: "emoji:write",
  params: z.strictObject({ stickerId: Id }),
  response: NoContent,
});
