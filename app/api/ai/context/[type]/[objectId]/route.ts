import { getContextEndpoint } from "@/lib/ai/context/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getContextEndpoint);
