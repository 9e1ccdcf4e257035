import { serve } from "@/lib/http/serve";
import { createReminderEndpoint, listRemindersEndpoint } from "@/lib/reminders/endpoints";

export const GET = serve(listRemindersEndpoint);
export const POST = serve(createReminderEndpoint);
