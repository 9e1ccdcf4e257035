import { listVersionsEndpoint, saveVersionEndpoint } from "@/lib/documents/versions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listVersionsEndpoint);
export const POST = serve(saveVersionEndpoint);
