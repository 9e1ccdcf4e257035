import { serve } from "@/lib/http/serve";
import { startSsoEndpoint } from "@/lib/sso/endpoints";

export const POST = serve(startSsoEndpoint);
