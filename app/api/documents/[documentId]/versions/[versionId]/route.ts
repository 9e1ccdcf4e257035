import { getVersionEndpoint, nameVersionEndpoint } from "@/lib/documents/versions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getVersionEndpoint);
export const PATCH = serve(nameVersionEndpoint);
