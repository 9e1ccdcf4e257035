/** Saves what is at an address. A failure is one of the browser's list of downloads, and the page stays. */
export function downloadFrom(address: string) {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
