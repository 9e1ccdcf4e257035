import { serve } from "@/lib/http/serve";
import { deleteSsoProviderEndpoint, updateSsoProviderEndpoint } from "@/lib/sso/endpoints";

export const PATCH = serve(updateSsoProviderEndpoint);
export const DELETE = serve(deleteSsoProviderEndpoint);
