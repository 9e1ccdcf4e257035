import { serve } from "@/lib/http/serve";
import { getPersonEndpoint } from "@/lib/people/endpoints";

export const GET = serve(getPersonEndpoint);
