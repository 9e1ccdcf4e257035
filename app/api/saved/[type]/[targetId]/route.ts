import { serve } from "@/lib/http/serve";
import { saveEndpoint, unsaveEndpoint } from "@/lib/saved/endpoints";

export const PUT = serve(saveEndpoint);
export const DELETE = serve(unsaveEndpoint);
