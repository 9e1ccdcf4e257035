import { deleteProviderEndpoint, updateProviderEndpoint } from "@/lib/ai/providers/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateProviderEndpoint);
export const DELETE = serve(deleteProviderEndpoint);
