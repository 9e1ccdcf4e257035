import { serve } from "@/lib/http/serve";
import {
  getNotificationSettingsEndpoint,
  updateNotificationSettingsEndpoint,
} from "@/lib/notifications/endpoints";

export const GET = serve(getNotificationSettingsEndpoint);
export const PATCH = serve(updateNotificationSettingsEndpoint);
