import { serve } from "@/lib/http/serve";
import { acceptInviteEndpoint, previewInviteEndpoint } from "@/lib/workspaces/endpoints";

export const GET = serve(previewInviteEndpoint);
export const POST = serve(acceptInviteEndpoint);
