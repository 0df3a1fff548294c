let isAwaited = false;

/** Says that a navigation began; the next page that is ready takes the focus. */
export function expectArrival(): void {
  isAwaited = true;
}

/** Moves the focus to the page that has just appeared, so that its h1 is read; does nothing without a navigation. */
export function arrive(): void {
  const main = document.querySelector("main");
  if (!isAwaited || !main?.querySelector("h1")) return;
  isAwaited = false;
  main.focus({ preventScroll: true });
}
