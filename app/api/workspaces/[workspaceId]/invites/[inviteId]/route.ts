import { serve } from "@/lib/http/serve";
import { revokeInviteEndpoint } from "@/lib/workspaces/endpoints";

export const DELETE = serve(revokeInviteEndpoint);
