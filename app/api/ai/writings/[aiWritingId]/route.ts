import { deleteAiWritingEndpoint, getAiWritingEndpoint } from "@/lib/ai/writing/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAiWritingEndpoint);
export const DELETE = serve(deleteAiWritingEndpoint);
