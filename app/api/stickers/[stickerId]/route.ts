import { serve } from "@/lib/http/serve";
import { deleteStickerEndpoint } from "@/lib/stickers/endpoints";

export const DELETE = serve(deleteStickerEndpoint);
