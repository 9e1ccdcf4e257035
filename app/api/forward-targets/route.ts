import { serve } from "@/lib/http/serve";
import { listForwardTargetsEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listForwardTargetsEndpoint);
