import { serve } from "@/lib/http/serve";
import { getWorkspaceSettingsEndpoint, updateWorkspaceSettingsEndpoint } from "@/lib/workspaces/endpoints";

export const GET = serve(getWorkspaceSettingsEndpoint);
export const PATCH = serve(updateWorkspaceSettingsEndpoint);
