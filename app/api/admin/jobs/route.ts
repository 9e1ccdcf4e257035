import { serve } from "@/lib/http/serve";
import { listJobsEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(listJobsEndpoint);
