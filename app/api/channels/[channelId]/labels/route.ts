import { serve } from "@/lib/http/serve";
import { createLabelEndpoint, listLabelsEndpoint } from "@/lib/labels/endpoints";

export const GET = serve(listLabelsEndpoint);
export const POST = serve(createLabelEndpoint);
