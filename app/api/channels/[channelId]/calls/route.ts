import { listChannelCallsEndpoint, startCallEndpoint } from "@/lib/calls/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listChannelCallsEndpoint);
export const POST = serve(startCallEndpoint);
