import { serve } from "@/lib/http/serve";
import { deleteStickerPackEndpoint } from "@/lib/stickers/endpoints";

export const DELETE = serve(deleteStickerPackEndpoint);
