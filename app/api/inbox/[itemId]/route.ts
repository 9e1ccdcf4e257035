import { serve } from "@/lib/http/serve";
import { getInboxItemEndpoint, updateInboxItemEndpoint } from "@/lib/inbox/endpoints";

export const GET = serve(getInboxItemEndpoint);
export const PATCH = serve(updateInboxItemEndpoint);
