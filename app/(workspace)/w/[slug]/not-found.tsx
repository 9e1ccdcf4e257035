export { ChannelGone as default } from "@/components/channels/channel-gone";
