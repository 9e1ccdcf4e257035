import { verifyEmailByCodeEndpoint } from "@/lib/accounts/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(verifyEmailByCodeEndpoint);
