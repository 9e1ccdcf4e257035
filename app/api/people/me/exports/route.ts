import { serve } from "@/lib/http/serve";
import { listExportsEndpoint, startExportEndpoint } from "@/lib/personal-data/endpoints";

export const GET = serve(listExportsEndpoint);
export const POST = serve(startExportEndpoint);
