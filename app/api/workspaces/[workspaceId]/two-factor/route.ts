import { serve } from "@/lib/http/serve";
import {
  getWorkspaceRequirementEndpoint,
  requireInWorkspaceEndpoint,
} from "@/lib/workspaces/two-factor/endpoints";

export const GET = serve(getWorkspaceRequirementEndpoint);
export const PUT = serve(requireInWorkspaceEndpoint);
