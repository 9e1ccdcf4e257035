import { serve } from "@/lib/http/serve";
import { retryProcessorEndpoint } from "@/lib/platform/endpoints";

export const POST = serve(retryProcessorEndpoint);
