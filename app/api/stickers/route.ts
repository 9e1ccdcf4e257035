import { serve } from "@/lib/http/serve";
import { listStickersEndpoint } from "@/lib/stickers/endpoints";

export const GET = serve(listStickersEndpoint);
