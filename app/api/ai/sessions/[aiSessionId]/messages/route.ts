import { askEndpoint, listAiMessagesEndpoint } from "@/lib/ai/messages/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiMessagesEndpoint);
export const POST = serve(askEndpoint);
