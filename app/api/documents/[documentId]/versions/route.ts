import { listVersionsEndpoint } from "@/lib/documents/versions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listVersionsEndpoint);
