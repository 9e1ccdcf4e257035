import { serve } from "@/lib/http/serve";
import { getJobRunEndpoint } from "@/lib/jobs/endpoints";

export const GET = serve(getJobRunEndpoint);
