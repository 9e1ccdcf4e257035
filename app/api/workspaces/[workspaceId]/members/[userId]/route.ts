import { serve } from "@/lib/http/serve";
import { removeMemberEndpoint, updateMemberEndpoint } from "@/lib/workspaces/endpoints";

export const PATCH = serve(updateMemberEndpoint);
export const DELETE = serve(removeMemberEndpoint);
