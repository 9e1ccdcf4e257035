import { suggestAiWritingEndpoint } from "@/lib/ai/writing/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(suggestAiWritingEndpoint);
