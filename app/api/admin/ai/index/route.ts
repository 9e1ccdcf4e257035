import { getIndexEndpoint, updateIndexEndpoint } from "@/lib/ai/embeddings/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getIndexEndpoint);
export const PUT = serve(updateIndexEndpoint);
