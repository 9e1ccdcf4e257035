import { serve } from "@/lib/http/serve";
import { getThreadEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(getThreadEndpoint);
