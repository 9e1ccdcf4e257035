import { completeMultipartEndpoint } from "@/lib/files/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(completeMultipartEndpoint);
