export { upload as POST } from "@/lib/files/raw";
