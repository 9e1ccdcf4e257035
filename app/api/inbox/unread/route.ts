import { serve } from "@/lib/http/serve";
import { getUnreadEndpoint } from "@/lib/inbox/endpoints";

export const GET = serve(getUnreadEndpoint);
