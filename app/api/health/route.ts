import { serve } from "@/lib/http/serve";
import { getHealthEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(getHealthEndpoint);
