import { serve } from "@/lib/http/serve";
import { createIncomingHookEndpoint, listIncomingHooksEndpoint } from "@/lib/webhooks/incoming/endpoints";

export const GET = serve(listIncomingHooksEndpoint);
export const POST = serve(createIncomingHookEndpoint);
