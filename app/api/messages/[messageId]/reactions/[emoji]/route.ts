import { serve } from "@/lib/http/serve";
import { addReactionEndpoint, removeReactionEndpoint } from "@/lib/reactions/endpoints";

export const PUT = serve(addReactionEndpoint);
export const DELETE = serve(removeReactionEndpoint);
