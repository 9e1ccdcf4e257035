import { createChannelEndpoint, listChannelsEndpoint } from "@/lib/channels/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listChannelsEndpoint);
export const POST = serve(createChannelEndpoint);
