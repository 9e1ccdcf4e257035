import { serve } from "@/lib/http/serve";
import { listWebhookDeliveriesEndpoint } from "@/lib/webhooks/endpoints";

export const GET = serve(listWebhookDeliveriesEndpoint);
