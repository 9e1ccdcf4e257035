import { setUpTwoFactorEndpoint } from "@/lib/accounts/two-factor/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(setUpTwoFactorEndpoint);
