import { markDeliveredEndpoint } from "@/lib/conversations/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(markDeliveredEndpoint);
