import { scriptBytes } from "../../setup/script-bytes";
import { inBrowser } from "../browser";
import { type Figure, measure } from "../figure";
import { createPages } from "../pages";

export const firstLoad: Figure = {
  name: "first-load",
  title: "First load of a channel",
  method:
    "Compressed JavaScript as it comes over the wire on a first visit with an empty cache, until the network is quiet; 1 kB is 1,000 bytes.",
  async run({ instance }) {
    const pages = await createPages(instance);
    const processes = [await instance.start("realtime"), await instance.start("web")];
    const sizes = await inBrowser(instance, pages.cookie, async (context) => ({
      chat: await scriptBytes(context, pages.chat),
      doc: await scriptBytes(context, pages.doc),
    }));
    const signIn = await inBrowser(instance, null, (context) => scriptBytes(context, pages.signIn));
    await Promise.all(processes.map((process) => process.stop()));
    const row = (name: string, { kilobytes, files }: { kilobytes: number; files: number }) => ({
      what: `${name} (${files} scripts)`,
      unit: "kB",
      values: [kilobytes],
    });
    return [
      measure({ ...row("CHAT channel", sizes.chat), atMost: 206 }),
      measure({ ...row("DOC channel", sizes.doc), atMost: 400 }),
      measure({ ...row("Sign-in page", signIn), isReport: true }),
    ];
  },
};
