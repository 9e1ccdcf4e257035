import { askWorkspaceEndpoint } from "@/lib/ai/ask/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(askWorkspaceEndpoint);
