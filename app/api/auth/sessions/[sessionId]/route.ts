import { endSessionEndpoint } from "@/lib/accounts/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(endSessionEndpoint);
