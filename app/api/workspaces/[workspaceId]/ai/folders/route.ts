import { createAiFolderEndpoint, listAiFoldersEndpoint } from "@/lib/ai/folders/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiFoldersEndpoint);
export const POST = serve(createAiFolderEndpoint);
