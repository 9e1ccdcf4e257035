import { serve } from "@/lib/http/serve";
import {
  deleteWorkspaceEndpoint,
  getWorkspaceEndpoint,
  updateWorkspaceEndpoint,
} from "@/lib/workspaces/endpoints";

export const GET = serve(getWorkspaceEndpoint);
export const PATCH = serve(updateWorkspaceEndpoint);
export const DELETE = serve(deleteWorkspaceEndpoint);
