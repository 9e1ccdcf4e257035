import { serve } from "@/lib/http/serve";
import { getPublicChannelEndpoint } from "@/lib/public-channels/endpoints";

export const GET = serve(getPublicChannelEndpoint);
