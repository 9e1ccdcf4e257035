import { createApiKeyEndpoint, listApiKeysEndpoint } from "@/lib/accounts/keys/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listApiKeysEndpoint);
export const POST = serve(createApiKeyEndpoint);
