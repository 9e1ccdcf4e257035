import { getUnreadChangesEndpoint, markSeenEndpoint } from "@/lib/documents/visits/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getUnreadChangesEndpoint);
export const PUT = serve(markSeenEndpoint);
