import { serve } from "@/lib/http/serve";
import {
  getPushKeyEndpoint,
  subscribeToPushEndpoint,
  unsubscribeFromPushEndpoint,
} from "@/lib/notifications/endpoints";

export const GET = serve(getPushKeyEndpoint);
export const POST = serve(subscribeToPushEndpoint);
export const DELETE = serve(unsubscribeFromPushEndpoint);
