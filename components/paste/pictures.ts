/** Of a picture that only counts readers, or holds a place. */
const MAX_UNSEEN = 1;
const DATA = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,/i;

/**
 * The pictures in copied text: as files those whose bytes came along. `hasOthers` where there are some that only their
 * page can read.
 */
export function picturesIn({ html, plain }: { html: string; plain: string }) {
  const files: File[] = [];
  let hasOthers = false;
  if (!/<img\s/i.test(html)) return { files, hasOthers };
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const picture of page.querySelectorAll("img")) {
    const alt = picture.alt.trim();
    const sizes = [picture.getAttribute("width"), picture.getAttribute("height")];
    const isUnseen = sizes.some((size) => size !== null && Number.parseFloat(size) <= MAX_UNSEEN);
    // An emoji that is drawn as a picture came along as text.
    if (isUnseen || (alt && plain.includes(alt))) continue;
    const file = fileOf(picture.src, alt);
    if (file) files.push(file);
    else hasOthers = true;
  }
  return { files, hasOthers };
}

function fileOf(address: string, alt: string): File | null {
  const [head, type] = DATA.exec(address) ?? [];
  if (!head || !type) return null;
  try {
    const bytes = Uint8Array.from(atob(address.slice(head.length)), (sign) => sign.charCodeAt(0));
    const name = alt.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "picture";
    return new File([bytes], `${name}.${type.slice("image/".length).toLowerCase()}`, {
      type: type.toLowerCase(),
    });
  } catch {
    // No base64.
    return null;
  }
}
