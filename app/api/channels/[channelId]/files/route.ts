import { listChannelFilesEndpoint } from "@/lib/files/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listChannelFilesEndpoint);
