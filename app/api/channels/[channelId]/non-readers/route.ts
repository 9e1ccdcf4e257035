import { listNonReadersEndpoint } from "@/lib/channels/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(listNonReadersEndpoint);
