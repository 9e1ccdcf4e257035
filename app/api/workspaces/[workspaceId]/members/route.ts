import { serve } from "@/lib/http/serve";
import { listMembersEndpoint } from "@/lib/workspaces/endpoints";

export const GET = serve(listMembersEndpoint);
