import { shareAiSessionEndpoint, stopSharingAiSessionEndpoint } from "@/lib/ai/sessions/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(shareAiSessionEndpoint);
export const DELETE = serve(stopSharingAiSessionEndpoint);
