import { getRunChunksEndpoint } from "@/lib/ai/runs/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getRunChunksEndpoint);
