/** Opens the toggles that hide an element, before it is scrolled to. */
export function openToggles(element: Element): void {
  const around = (inner: Element) => inner.parentElement?.closest("[data-toggle]") ?? null;
  for (let toggle = around(element); toggle; toggle = around(toggle)) {
    const isTitle = toggle.querySelector(":scope > div > :first-child")?.contains(element);
    if (!isTitle) toggle.querySelector<HTMLElement>(':scope > button[aria-expanded="false"]')?.click();
  }
}
