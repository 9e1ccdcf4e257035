import { getAnswerUsageEndpoint } from "@/lib/ai/messages/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAnswerUsageEndpoint);
