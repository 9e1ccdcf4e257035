import { serve } from "@/lib/http/serve";
import { listPinsEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listPinsEndpoint);
