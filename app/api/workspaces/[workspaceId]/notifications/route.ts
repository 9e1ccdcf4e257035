import { serve } from "@/lib/http/serve";
import { setWorkspaceNotificationsEndpoint } from "@/lib/notifications/endpoints";

export const PUT = serve(setWorkspaceNotificationsEndpoint);
