import { serve } from "@/lib/http/serve";
import { removeLinkPreviewEndpoint } from "@/lib/link-previews/endpoints";

export const DELETE = serve(removeLinkPreviewEndpoint);
