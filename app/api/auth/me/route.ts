import { getMeEndpoint, updateMeEndpoint } from "@/lib/accounts/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getMeEndpoint);
export const PATCH = serve(updateMeEndpoint);
