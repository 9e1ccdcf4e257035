import { getTwoFactorEndpoint } from "@/lib/accounts/two-factor/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getTwoFactorEndpoint);
