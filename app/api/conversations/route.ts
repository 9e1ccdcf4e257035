import { listConversationsEndpoint, openConversationEndpoint } from "@/lib/conversations/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listConversationsEndpoint);
export const POST = serve(openConversationEndpoint);
