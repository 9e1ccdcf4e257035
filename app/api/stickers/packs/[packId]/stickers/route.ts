import { serve } from "@/lib/http/serve";
import { createStickerEndpoint } from "@/lib/stickers/endpoints";

export const POST = serve(createStickerEndpoint);
