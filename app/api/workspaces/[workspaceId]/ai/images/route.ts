import { createAiImageEndpoint, listAiImagesEndpoint } from "@/lib/ai/images/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiImagesEndpoint);
export const POST = serve(createAiImageEndpoint);
