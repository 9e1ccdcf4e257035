import { createProviderEndpoint, listProvidersEndpoint } from "@/lib/ai/providers/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listProvidersEndpoint);
export const POST = serve(createProviderEndpoint);
