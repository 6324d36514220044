package org.gnvc.conformance.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line with places to fill in. It is split into words as a shell does it: at blanks,
 * except within quotes of either kind; a backslash takes the next character as it is, within double
 * quotes only before a double quote or a backslash. Nothing else has a meaning: no shell runs it.
 *
 * <p>A place is {@code {input}}, {@code {frame}}, {@code {model}} or {@code {output.EXT}}, anywhere
 * in a word.
 *
 * @param words at least one; the first is the program
 */
public record CommandTemplate(List<String> words) {

  private static final Pattern OUTPUT = Pattern.compile("\\{output\\.([A-Za-z0-9]{1,8})\\}");
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+(\\.[^{}]*)?\\}");

  public CommandTemplate {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the command is empty");
    }
  }

  /**
   * Splits a command line.
   *
   * @throws IllegalArgumentException if it is empty or a quote is not closed
   */
  public static CommandTemplate parse(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean lonely = quote == 0;
      if (lonely && Character.isWhitespace(c)) {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        continue;
      }
      word = word == null ? new StringBuilder() : word;
      if (lonely && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (c == '\\' && isEscape(line, i, quote)) {
        word.append(line.charAt(++i));
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote (" + quote + ") is not closed");
    }
    if (word != null) {
      words.add(word.toString());
    }
    return new CommandTemplate(words);
  }

  private static boolean isEscape(String line, int at, char quote) {
    if (quote == '\'' || at + 1 == line.length()) {
      return false;
    }
    char next = line.charAt(at + 1);
    return quote == 0 || next == '"' || next == '\\';
  }

  /**
   * This command with the demanded places, and none that is unknown.
   *
   * @param demanded places without braces; {@code output} stands for one with any extension
   * @throws IllegalArgumentException if one is missing, or there is another one than these and
   *     {@code {model}}
   */
  public CommandTemplate demand(List<String> demanded) {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      Matcher place = PLACE.matcher(word);
      while (place.find()) {
        String name = OUTPUT.matcher(place.group()).matches() ? "output" : bare(place.group());
        if (!demanded.contains(name) && !name.equals("model")) {
          throw new IllegalArgumentException("nothing fits into " + place.group());
        }
        found.add(name);
      }
    }
    for (String name : demanded) {
      if (!found.contains(name)) {
        throw new IllegalArgumentException(
            "there is no " + (name.equals("output") ? "{output.y4m}" : "{" + name + "}"));
      }
    }
    return this;
  }

  private static String bare(String place) {
    return place.substring(1, place.length() - 1);
  }

  /** Extension of the output file, without the dot. */
  public String outputExtension() {
    for (String word : words) {
      Matcher output = OUTPUT.matcher(word);
      if (output.find()) {
        return output.group(1);
      }
    }
    throw new IllegalStateException("checked: the command has an output");
  }

  /** The words with all places filled in; the output's is named {@code output}. */
  public List<String> fill(Map<String, String> values) {
    return words.stream().map(word -> fill(word, values)).toList();
  }

  private static String fill(String word, Map<String, String> values) {
    return PLACE
        .matcher(word)
        .replaceAll(
            place -> {
              boolean output = OUTPUT.matcher(place.group()).matches();
              String value = values.get(output ? "output" : bare(place.group()));
              return Matcher.quoteReplacement(value == null ? place.group() : value);
            });
  }
}
