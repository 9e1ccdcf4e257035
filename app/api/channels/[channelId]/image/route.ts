import { setChannelPictureEndpoint } from "@/lib/files/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(setChannelPictureEndpoint);
