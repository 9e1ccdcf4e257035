import { createAiSessionEndpoint, listAiSessionsEndpoint } from "@/lib/ai/sessions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiSessionsEndpoint);
export const POST = serve(createAiSessionEndpoint);
