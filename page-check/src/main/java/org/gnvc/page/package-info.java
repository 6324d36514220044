/**
 * Looks at HTML pages in a headless Chromium, for tests. The browser is a process of its own and is
 * spoken to over its DevTools protocol.
 *
 * <pre>{@code
 * try (Browser browser = Browser.start()) {
 *   BrowserPage page = browser.open(file, 400, 800);
 *   assertEquals(List.of(), page.problems());
 *   assertFalse(page.overflows());
 *   page.screenshot(Path.of("target/narrow.png"));
 * }
 * }</pre>
 */
package org.gnvc.page;
