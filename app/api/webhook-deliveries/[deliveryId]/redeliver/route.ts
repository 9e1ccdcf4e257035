import { serve } from "@/lib/http/serve";
import { redeliverEndpoint } from "@/lib/webhooks/endpoints";

export const POST = serve(redeliverEndpoint);
