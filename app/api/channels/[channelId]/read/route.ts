import { serve } from "@/lib/http/serve";
import { markReadEndpoint } from "@/lib/read-markers/endpoints";

export const PUT = serve(markReadEndpoint);
