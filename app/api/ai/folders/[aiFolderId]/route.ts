import { deleteAiFolderEndpoint, updateAiFolderEndpoint } from "@/lib/ai/folders/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateAiFolderEndpoint);
export const DELETE = serve(deleteAiFolderEndpoint);
