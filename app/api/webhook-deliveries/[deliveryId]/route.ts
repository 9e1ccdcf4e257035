import { serve } from "@/lib/http/serve";
import { getWebhookDeliveryEndpoint } from "@/lib/webhooks/endpoints";

export const GET = serve(getWebhookDeliveryEndpoint);
