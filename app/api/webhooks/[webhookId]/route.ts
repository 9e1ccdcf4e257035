import { serve } from "@/lib/http/serve";
import { deleteWebhookEndpoint, updateWebhookEndpoint } from "@/lib/webhooks/endpoints";

export const PATCH = serve(updateWebhookEndpoint);
export const DELETE = serve(deleteWebhookEndpoint);
