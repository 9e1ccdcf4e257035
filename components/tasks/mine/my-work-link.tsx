"use client";
import { SidebarLink } from "@/components/shell/sidebar-link";

export const MyWorkLink = () => <SidebarLink page="myWork" />;
