import { serve } from "@/lib/http/serve";
import { deleteMessageEndpoint, updateMessageEndpoint } from "@/lib/messages/endpoints";

export const PATCH = serve(updateMessageEndpoint);
export const DELETE = serve(deleteMessageEndpoint);
