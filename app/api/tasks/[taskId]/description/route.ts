import { serve } from "@/lib/http/serve";
import { openDescriptionEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(openDescriptionEndpoint);
