import { z } from "zod";
import { Id, line } from "@/lib/http/schema";
import { StickerInfo } from "@/lib/messages/schema";

export const MAX_PACKS = 20;
export const MAX_STICKERS_PER_PACK = 60;

export type Sticker = z.output<typeof StickerInfo>;

export const StickerPack = z.object({
  id: Id,
  /** Null for the pack that ships. */
  workspaceId: Id.nullable(),
  name: z.string(),
  stickers: z.array(StickerInfo),
});
export type StickerPack = z.output<typeof StickerPack>;

/** Without a workspace: the pack that ships, which conversations outside workspaces use. */
export const StickerQuery = z.strictObject({ workspaceId: Id.optional() });

export const NewStickerPack = z.strictObject({ name: line(40) });
/** `name` says what the sticker shows; `fileId` is a picture that I uploaded with the purpose STICKER. */
export const NewSticker = z.strictObject({ name: line(40), fileId: Id });
export type NewSticker = z.output<typeof NewSticker>;
