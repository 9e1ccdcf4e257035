import { serve } from "@/lib/http/serve";
import { createInviteEndpoint, listInvitesEndpoint } from "@/lib/workspaces/endpoints";

export const GET = serve(listInvitesEndpoint);
export const POST = serve(createInviteEndpoint);
