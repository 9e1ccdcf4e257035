import { getWorkspaceAiUsageEndpoint } from "@/lib/ai/usage/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getWorkspaceAiUsageEndpoint);
