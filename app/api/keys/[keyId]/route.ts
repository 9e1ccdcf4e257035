import { revokeApiKeyEndpoint, updateApiKeyEndpoint } from "@/lib/accounts/keys/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateApiKeyEndpoint);
export const DELETE = serve(revokeApiKeyEndpoint);
