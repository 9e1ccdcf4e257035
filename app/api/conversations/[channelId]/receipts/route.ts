import { listReceiptsEndpoint } from "@/lib/conversations/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listReceiptsEndpoint);
