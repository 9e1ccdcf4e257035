import { serve } from "@/lib/http/serve";
import { deleteReminderEndpoint } from "@/lib/reminders/endpoints";

export const DELETE = serve(deleteReminderEndpoint);
