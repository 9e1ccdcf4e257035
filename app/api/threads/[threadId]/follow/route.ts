import { serve } from "@/lib/http/serve";
import { followThreadEndpoint } from "@/lib/messages/endpoints";

export const PUT = serve(followThreadEndpoint);
