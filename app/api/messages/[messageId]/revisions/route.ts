import { serve } from "@/lib/http/serve";
import { listRevisionsEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listRevisionsEndpoint);
