import { deleteDraftEndpoint, saveDraftEndpoint } from "@/lib/drafts/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(saveDraftEndpoint);
export const DELETE = serve(deleteDraftEndpoint);
