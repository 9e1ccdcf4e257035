import { listChannelExportsEndpoint, startChannelExportEndpoint } from "@/lib/channel-exports/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listChannelExportsEndpoint);
export const POST = serve(startChannelExportEndpoint);
