import { listImageModelsEndpoint } from "@/lib/ai/images/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listImageModelsEndpoint);
