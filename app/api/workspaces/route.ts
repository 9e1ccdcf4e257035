import { serve } from "@/lib/http/serve";
import { createWorkspaceEndpoint, listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";

export const GET = serve(listWorkspacesEndpoint);
export const POST = serve(createWorkspaceEndpoint);
