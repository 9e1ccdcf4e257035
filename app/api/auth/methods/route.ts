import { getSignInMethodsEndpoint } from "@/lib/accounts/methods/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getSignInMethodsEndpoint);
