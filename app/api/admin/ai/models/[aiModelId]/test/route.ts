import { testModelEndpoint } from "@/lib/ai/providers/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(testModelEndpoint);
