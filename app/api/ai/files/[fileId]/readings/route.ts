import { readAiFileEndpoint } from "@/lib/ai/attachments/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(readAiFileEndpoint);
