import { getAskScopeEndpoint, updateAskScopeEndpoint } from "@/lib/ai/ask/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAskScopeEndpoint);
export const PUT = serve(updateAskScopeEndpoint);
