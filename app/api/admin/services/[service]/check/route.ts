import { serve } from "@/lib/http/serve";
import { checkServiceEndpoint } from "@/lib/platform/endpoints";

export const POST = serve(checkServiceEndpoint);
