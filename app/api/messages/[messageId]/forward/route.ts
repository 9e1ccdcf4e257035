import { serve } from "@/lib/http/serve";
import { forwardMessageEndpoint } from "@/lib/messages/endpoints";

export const POST = serve(forwardMessageEndpoint);
