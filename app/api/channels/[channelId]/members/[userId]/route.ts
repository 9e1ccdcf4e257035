import { removeChannelMemberEndpoint, setChannelMemberEndpoint } from "@/lib/channels/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(setChannelMemberEndpoint);
export const DELETE = serve(removeChannelMemberEndpoint);
