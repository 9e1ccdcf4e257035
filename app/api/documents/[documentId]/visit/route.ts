import { getMissedEndpoint, markSeenEndpoint } from "@/lib/documents/visits/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getMissedEndpoint);
export const PUT = serve(markSeenEndpoint);
