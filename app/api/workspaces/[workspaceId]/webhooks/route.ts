import { serve } from "@/lib/http/serve";
import { createWebhookEndpoint, listWebhooksEndpoint } from "@/lib/webhooks/endpoints";

export const GET = serve(listWebhooksEndpoint);
export const POST = serve(createWebhookEndpoint);
