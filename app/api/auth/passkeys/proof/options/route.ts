import { passkeyProofOptionsEndpoint } from "@/lib/accounts/passkeys/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(passkeyProofOptionsEndpoint);
