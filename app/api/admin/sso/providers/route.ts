import { serve } from "@/lib/http/serve";
import { createSsoProviderEndpoint, listSsoProvidersEndpoint } from "@/lib/sso/endpoints";

export const GET = serve(listSsoProvidersEndpoint);
export const POST = serve(createSsoProviderEndpoint);
