import { listOpenCallsEndpoint } from "@/lib/calls/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listOpenCallsEndpoint);
