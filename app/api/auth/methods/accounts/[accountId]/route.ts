import { unlinkAccountEndpoint } from "@/lib/accounts/methods/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(unlinkAccountEndpoint);
