import { serve } from "@/lib/http/serve";
import { markReadEndpoint } from "@/lib/messages/endpoints";

export const PUT = serve(markReadEndpoint);
