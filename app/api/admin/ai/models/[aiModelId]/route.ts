import { updateModelEndpoint } from "@/lib/ai/providers/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateModelEndpoint);
