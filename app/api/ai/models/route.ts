import { listModelsEndpoint } from "@/lib/ai/models/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listModelsEndpoint);
