import { serve } from "@/lib/http/serve";
import { testWebhookEndpoint } from "@/lib/webhooks/endpoints";

export const POST = serve(testWebhookEndpoint);
