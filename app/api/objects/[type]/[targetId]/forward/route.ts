import { serve } from "@/lib/http/serve";
import { forwardObjectEndpoint } from "@/lib/messages/endpoints";

export const POST = serve(forwardObjectEndpoint);
