import { getCallConnectionEndpoint } from "@/lib/calls/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(getCallConnectionEndpoint);
