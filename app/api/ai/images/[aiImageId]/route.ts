import { deleteAiImageEndpoint, getAiImageEndpoint } from "@/lib/ai/images/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAiImageEndpoint);
export const DELETE = serve(deleteAiImageEndpoint);
