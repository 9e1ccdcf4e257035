import { getAnswerEndpoint } from "@/lib/ai/assistant/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAnswerEndpoint);
