import { serve } from "@/lib/http/serve";
import { listMemberDetailsEndpoint } from "@/lib/workspaces/endpoints";

export const GET = serve(listMemberDetailsEndpoint);
