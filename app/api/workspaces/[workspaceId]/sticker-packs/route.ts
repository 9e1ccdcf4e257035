import { serve } from "@/lib/http/serve";
import { createStickerPackEndpoint } from "@/lib/stickers/endpoints";

export const POST = serve(createStickerPackEndpoint);
