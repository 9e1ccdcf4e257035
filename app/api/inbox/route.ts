import { serve } from "@/lib/http/serve";
import { listInboxEndpoint } from "@/lib/inbox/endpoints";

export const GET = serve(listInboxEndpoint);
