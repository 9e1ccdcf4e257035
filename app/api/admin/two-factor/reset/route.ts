import { resetTwoFactorEndpoint } from "@/lib/accounts/two-factor/admin-endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(resetTwoFactorEndpoint);
