import { serve } from "@/lib/http/serve";
import { listWorkspaceNotificationsEndpoint } from "@/lib/notifications/endpoints";

export const GET = serve(listWorkspaceNotificationsEndpoint);
