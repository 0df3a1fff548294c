let isAwaited = false;

/** Says that a navigation began; the next page that is ready takes the focus. */
export function expectArrival(): void {
  isAwaited = true;
}

/** Says that this page turns into its next part without a navigation: it begins at its top, and its title is read. */
export function turnPage(): void {
  expectArrival();
  scrollTo(0, 0);
}

/** Moves the focus to the page that has just appeared, so that its h1 is read; does nothing without a navigation. */
export function arrive(): void {
  const main = document.querySelector("main");
  if (!isAwaited || !main?.querySelector("h1")) return;
  isAwaited = false;
  main.focus({ preventScroll: true });
}
