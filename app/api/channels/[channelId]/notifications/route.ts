import { serve } from "@/lib/http/serve";
import { setChannelNotificationsEndpoint } from "@/lib/notifications/endpoints";

export const PUT = serve(setChannelNotificationsEndpoint);
