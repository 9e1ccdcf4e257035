import { listReadersEndpoint } from "@/lib/channels/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listReadersEndpoint);
