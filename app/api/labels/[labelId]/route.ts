import { serve } from "@/lib/http/serve";
import { deleteLabelEndpoint, updateLabelEndpoint } from "@/lib/labels/endpoints";

export const PATCH = serve(updateLabelEndpoint);
export const DELETE = serve(deleteLabelEndpoint);
