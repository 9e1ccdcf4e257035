import { serve } from "@/lib/http/serve";
import { listTaskActivityEndpoint } from "@/lib/tasks/endpoints";

export const GET = serve(listTaskActivityEndpoint);
