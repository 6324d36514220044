package org.gnvc.spec;

/**
 * A numbered clause of the specification.
 *
 * @param number {@code 5}, {@code 5.3.2}, or {@code A.1} in an annex; the clause's id in the HTML
 *     page
 * @param title heading without the number
 * @param normative whether an implementation has to follow it; not so if its own heading or one
 *     around it ends with "(informative)"
 * @param page file name of the Markdown page
 * @param anchor id of the heading where the page is shown as Markdown
 */
public record Clause(String number, String title, boolean normative, String page, String anchor) {

  /** Headings from the page's own down to this one: 1 for {@code 5}, 3 for {@code 5.3.2}. */
  public int depth() {
    return number.split("\\.").length;
  }
}
