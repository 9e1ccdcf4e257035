import { listPasskeysEndpoint, registerPasskeyEndpoint } from "@/lib/accounts/passkeys/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listPasskeysEndpoint);
export const POST = serve(registerPasskeyEndpoint);
