export { thumbnail as GET } from "@/lib/files/raw";
