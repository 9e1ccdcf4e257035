export { default } from "@/components/channels/channel-gone";
