import { serve } from "@/lib/http/serve";
import { rotateWebhookSecretEndpoint } from "@/lib/webhooks/endpoints";

export const POST = serve(rotateWebhookSecretEndpoint);
