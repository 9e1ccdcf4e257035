import { serve } from "@/lib/http/serve";
import { blockPersonEndpoint, unblockPersonEndpoint } from "@/lib/people/endpoints";

export const PUT = serve(blockPersonEndpoint);
export const DELETE = serve(unblockPersonEndpoint);
