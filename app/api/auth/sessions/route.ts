import { listSessionsEndpoint } from "@/lib/accounts/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listSessionsEndpoint);
