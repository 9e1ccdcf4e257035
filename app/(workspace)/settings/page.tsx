export { default, metadata } from "./profile/page";
