import { serve } from "@/lib/http/serve";
import { listWorkspaceIncomingHooksEndpoint } from "@/lib/webhooks/incoming/endpoints";

export const GET = serve(listWorkspaceIncomingHooksEndpoint);
