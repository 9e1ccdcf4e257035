import type { MetadataRoute } from "next";
import { PAGES, type PageId } from "@/components/app/pages";

const SHORTCUTS: readonly PageId[] = ["inbox", "threads", "saved"];

const picture = (name: string, size: number, purpose: "any" | "maskable") => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

/** What the installed app is. The pages themselves say the colors of the dark theme. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Guildhall",
    short_name: "Guildhall",
    description: "A workspace where your team talks, writes and builds together, on your own machine.",
    start_url: "/",
    scope: "/",
    display: "standalone",
    // Of the light theme in app/globals.css: bg.
    background_color: "#f7f4ee",
    theme_color: "#f7f4ee",
    icons: [
      picture("icon", 192, "any"),
      picture("icon", 512, "any"),
      picture("maskable", 192, "maskable"),
      picture("maskable", 512, "maskable"),
    ],
    shortcuts: SHORTCUTS.map((id) => ({
      name: PAGES[id].shortLabel ?? PAGES[id].label,
      url: `/?page=${id}`,
      icons: [{ src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" }],
    })),
  };
}
