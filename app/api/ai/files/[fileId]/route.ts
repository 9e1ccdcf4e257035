import { getAiFileEndpoint } from "@/lib/ai/attachments/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAiFileEndpoint);
