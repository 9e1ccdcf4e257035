import { serve } from "@/lib/http/serve";
import { rebuildThumbnailsEndpoint } from "@/lib/platform/endpoints";

export const POST = serve(rebuildThumbnailsEndpoint);
