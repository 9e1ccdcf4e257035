import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";

// Takes the text out of a PDF, page by page. A thread of its own, since it can be made to take any time and memory; it
// runs no script of the file, and fetches nothing.
const { bytes, maxPages, maxCharacters } = workerData;

async function read() {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, enableXfa: false });
  const pages = [];
  const broken = [];
  let room = maxCharacters;
  for (let number = 1; number <= Math.min(pdf.numPages, maxPages) && room > 0; number += 1) {
    const text = await textOf(pdf, number).catch(() => null);
    if (text === null) broken.push(number);
    pages.push((text ?? "").slice(0, room));
    room -= pages.at(-1).length;
  }
  return { pages, broken, pageCount: pdf.numPages };
}

async function textOf(pdf, number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str)).join("");
}

parentPort.postMessage(await read().catch((error) => ({ failure: String(error?.name) })));
