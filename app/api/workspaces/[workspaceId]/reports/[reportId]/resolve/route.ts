import { serve } from "@/lib/http/serve";
import { resolveReportEndpoint } from "@/lib/moderation/endpoints";

export const POST = serve(resolveReportEndpoint);
