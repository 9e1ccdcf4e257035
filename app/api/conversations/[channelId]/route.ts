import { getConversationEndpoint, renameGroupEndpoint } from "@/lib/conversations/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getConversationEndpoint);
export const PATCH = serve(renameGroupEndpoint);
