import { copyAiSessionEndpoint } from "@/lib/ai/sessions/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(copyAiSessionEndpoint);
