import type { Page } from "playwright";

type Awaited = {
  /** What is waited for is in the page once this matches, with the text in it where one is given. */
  selector: string;
  text?: string;
};

declare global {
  interface Window {
    painted?: Promise<number>;
  }
}

/**
 * Milliseconds from the next `event` until what it causes has been painted, measured in the page: from the event's
 * own time, through the frame after the one moment at which the document has it, to the first task that the browser
 * runs when it has drawn that frame. Call this before causing the event.
 */
export const watchPaint = (page: Page, event: "keydown" | "click", awaited: Awaited) =>
  page.evaluate(
    ({ event, awaited }) => {
      window.painted = new Promise((resolve) => {
        addEventListener(
          event,
          ({ timeStamp }) => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {
              channel.port1.close();
              resolve(performance.now() - timeStamp);
            };
            new MutationObserver((_, observer) => {
              const found = document.querySelector(awaited.selector);
              if (!found || (awaited.text && !found.textContent?.includes(awaited.text))) return;
              observer.disconnect();
              requestAnimationFrame(() => channel.port2.postMessage(null));
            }).observe(document.body, {
              subtree: true,
              childList: true,
              characterData: true,
              attributes: true,
            });
          },
          { capture: true, once: true },
        );
      });
    },
    { event, awaited },
  );

/** The same for a letter in a text field, which the document doesn't show before the page has taken it. */
export const watchLetter = (page: Page) =>
  page.evaluate(() => {
    window.painted = new Promise((resolve) => {
      addEventListener(
        "keydown",
        ({ timeStamp }) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            channel.port1.close();
            resolve(performance.now() - timeStamp);
          };
          addEventListener("input", () => requestAnimationFrame(() => channel.port2.postMessage(null)), {
            once: true,
          });
        },
        { capture: true, once: true },
      );
    });
  });

/** What the watch has measured. */
export const paintTime = (page: Page): Promise<number> =>
  page.evaluate(() => {
    if (!window.painted) throw new Error("Nothing is being watched");
    return window.painted;
  });

/** Makes a key do the least a key can do: change a line of text. It stands for an empty frame. */
export const addEmptyKey = (page: Page, key: string) =>
  page.evaluate((wanted) => {
    const line = document.createElement("output");
    line.id = "empty-key";
    line.style.cssText = "position: fixed; bottom: 0; right: 0; contain: strict; width: 9em; height: 1em";
    document.body.append(line);
    let count = 0;
    addEventListener("keydown", ({ key }) => {
      if (key === wanted) line.textContent = `pressed ${++count}`;
    });
  }, key);

/** Until the page has nothing left to draw. */
export const settle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestIdleCallback(() => done(), { timeout: 1_000 })),
      ),
  );
