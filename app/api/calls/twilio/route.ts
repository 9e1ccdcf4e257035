export { reportTwilioRoom as POST } from "@/lib/calls/engines/twilio/raw";
