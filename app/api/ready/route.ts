import { serve } from "@/lib/http/serve";
import { getReadinessEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(getReadinessEndpoint);
