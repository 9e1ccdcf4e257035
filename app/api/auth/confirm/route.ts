import { confirmPersonEndpoint, waysToConfirmEndpoint } from "@/lib/accounts/two-factor/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(waysToConfirmEndpoint);
export const POST = serve(confirmPersonEndpoint);
