import { serve } from "@/lib/http/serve";
import { deleteIncomingHookEndpoint, updateIncomingHookEndpoint } from "@/lib/webhooks/incoming/endpoints";

export const PATCH = serve(updateIncomingHookEndpoint);
export const DELETE = serve(deleteIncomingHookEndpoint);
