import { serve } from "@/lib/http/serve";
import { listJobRunsEndpoint } from "@/lib/jobs/endpoints";

export const GET = serve(listJobRunsEndpoint);
