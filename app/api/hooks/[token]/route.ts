export { postToHookHandler as POST } from "@/lib/webhooks/incoming/raw";
