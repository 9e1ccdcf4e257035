import { serve } from "@/lib/http/serve";
import { createRealtimeTokenEndpoint } from "@/lib/realtime/endpoints";

export const POST = serve(createRealtimeTokenEndpoint);
