import { removePersonEndpoint } from "@/lib/conversations/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(removePersonEndpoint);
