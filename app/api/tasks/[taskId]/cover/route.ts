import { serve } from "@/lib/http/serve";
import { setCoverEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(setCoverEndpoint);
