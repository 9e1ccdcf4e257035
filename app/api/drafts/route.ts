import { listDraftsEndpoint } from "@/lib/drafts/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listDraftsEndpoint);
