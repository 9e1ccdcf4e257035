import { verifyPhoneEndpoint } from "@/lib/accounts/phone/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(verifyPhoneEndpoint);
