import { serve } from "@/lib/http/serve";
import { listServicesEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(listServicesEndpoint);
