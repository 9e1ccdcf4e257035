import { serve } from "@/lib/http/serve";
import { resolveReferencesEndpoint } from "@/lib/references/endpoints";

export const POST = serve(resolveReferencesEndpoint);
