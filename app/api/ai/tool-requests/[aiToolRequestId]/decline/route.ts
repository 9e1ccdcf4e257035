import { declineToolRequestEndpoint } from "@/lib/ai/tools/requests/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(declineToolRequestEndpoint);
