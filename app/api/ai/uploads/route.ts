export { uploadAiFile as POST } from "@/lib/ai/attachments/raw";
