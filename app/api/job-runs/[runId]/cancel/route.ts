import { serve } from "@/lib/http/serve";
import { cancelJobRunEndpoint } from "@/lib/jobs/endpoints";

export const POST = serve(cancelJobRunEndpoint);
