import { answerAgainEndpoint } from "@/lib/ai/messages/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(answerAgainEndpoint);
