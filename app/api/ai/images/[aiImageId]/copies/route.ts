import { copyAiImageEndpoint } from "@/lib/ai/images/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(copyAiImageEndpoint);
