import { serve } from "@/lib/http/serve";
import { listThreadsEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listThreadsEndpoint);
