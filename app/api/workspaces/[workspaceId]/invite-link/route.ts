import { serve } from "@/lib/http/serve";
import { openInviteLinkEndpoint } from "@/lib/workspaces/endpoints";

export const PUT = serve(openInviteLinkEndpoint);
