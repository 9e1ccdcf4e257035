import { deleteChannelEndpoint, getChannelEndpoint, updateChannelEndpoint } from "@/lib/channels/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getChannelEndpoint);
export const PATCH = serve(updateChannelEndpoint);
export const DELETE = serve(deleteChannelEndpoint);
