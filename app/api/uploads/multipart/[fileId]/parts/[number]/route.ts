export { uploadPart as PUT } from "@/lib/files/raw";
