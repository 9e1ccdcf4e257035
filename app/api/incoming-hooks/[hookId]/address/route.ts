import { serve } from "@/lib/http/serve";
import { rotateIncomingHookEndpoint } from "@/lib/webhooks/incoming/endpoints";

export const POST = serve(rotateIncomingHookEndpoint);
