import { serve } from "@/lib/http/serve";
import { getInstanceEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(getInstanceEndpoint);
