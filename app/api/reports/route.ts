import { serve } from "@/lib/http/serve";
import { createReportEndpoint } from "@/lib/moderation/endpoints";

export const POST = serve(createReportEndpoint);
