import { serve } from "@/lib/http/serve";
import { markUnreadEndpoint } from "@/lib/read-markers/endpoints";

export const PUT = serve(markUnreadEndpoint);
