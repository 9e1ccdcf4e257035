import { serve } from "@/lib/http/serve";
import { createMessageEndpoint, listMessagesEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listMessagesEndpoint);
export const POST = serve(createMessageEndpoint);
