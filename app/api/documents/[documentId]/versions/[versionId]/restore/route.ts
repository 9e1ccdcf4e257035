import { restoreVersionEndpoint } from "@/lib/documents/versions/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(restoreVersionEndpoint);
