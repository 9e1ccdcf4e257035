export { content as GET } from "@/lib/files/raw";
