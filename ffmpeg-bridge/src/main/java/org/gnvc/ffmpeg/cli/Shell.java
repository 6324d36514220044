package org.gnvc.ffmpeg.cli;

import java.util.List;

/**
 * The shells that {@code gnvc ffmpeg env} writes code for. The code adds what is missing when it is
 * evaluated, so that a second evaluation changes nothing. What it gave to a variable {@code X} that
 * others may have set is kept in {@code GNVC_SET_X}.
 */
enum Shell {
  /** sh, bash, zsh, dash, ksh. */
  POSIX {
    @Override
    String putFirst(String folder) {
      return """
      case "$PATH:" in
        %1$s:*) ;;
        *) export PATH=%1$s:"$PATH" GNVC_SET_PATH=%1$s ;;
      esac
      """
          .formatted(quote(folder));
    }

    @Override
    String appendToPreload(String library) {
      return """
      case ":${LD_PRELOAD-}:" in
        *[:\\ ]%1$s[:\\ ]*) ;;
        *) export LD_PRELOAD="${LD_PRELOAD:+$LD_PRELOAD:}"%1$s ;;
      esac
      """
          .formatted(quote(library));
    }

    @Override
    String setIfUnset(String name, String value) {
      return "if [ -z \"${%1$s+set}\" ]; then export %1$s=%2$s GNVC_SET_%1$s=%2$s; fi%n"
          .formatted(name, quote(value));
    }

    @Override
    String set(String name, String value) {
      return "export %s=%s%n".formatted(name, quote(value));
    }

    @Override
    String unset(String name) {
      return "unset %s%n".formatted(name);
    }

    @Override
    String quote(String text) {
      return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    String usage(String command) {
      return "# For the shell that shall have gnvc: eval \"$(%s)\"%n".formatted(command);
    }
  },

  FISH {
    @Override
    String putFirst(String folder) {
      return """
      if test "$PATH[1]" != %1$s
        set -gx PATH %1$s $PATH
        set -gx GNVC_SET_PATH %1$s
      end
      """
          .formatted(quote(folder));
    }

    @Override
    String appendToPreload(String library) {
      return """
      if not contains -- %1$s (string split : -- (string replace -a ' ' : -- "$LD_PRELOAD"))
        set -gx LD_PRELOAD (string join : -- (string match -v -- '' "$LD_PRELOAD") %1$s)
      end
      """
          .formatted(quote(library));
    }

    @Override
    String setIfUnset(String name, String value) {
      return """
      if not set -q %1$s
        set -gx %1$s %2$s
        set -gx GNVC_SET_%1$s %2$s
      end
      """
          .formatted(name, quote(value));
    }

    @Override
    String set(String name, String value) {
      if (name.equals("PATH")) {
        return "set -gx PATH (string split : -- %s)%n".formatted(quote(value));
      }
      return "set -gx %s %s%n".formatted(name, quote(value));
    }

    @Override
    String unset(String name) {
      return "set -e %s%n".formatted(name);
    }

    @Override
    String quote(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    String usage(String command) {
      return "# For the shell that shall have gnvc: %s | source%n".formatted(command);
    }
  };

  /** Names that users know them by. */
  static final List<String> NAMES = List.of("sh", "bash", "zsh", "fish");

  /** The shell of one of {@link #NAMES}. */
  static Shell ofName(String name) {
    return name.equals("fish") ? FISH : POSIX;
  }

  /** Code that puts a folder before all others of the search path, unless it is there. */
  abstract String putFirst(String folder);

  /** Code that adds a library to those that are preloaded, unless it is there. */
  abstract String appendToPreload(String library);

  /** Code that gives a variable without a value one. What did so is marked for {@link #unset}. */
  abstract String setIfUnset(String name, String value);

  /** Code that exports a variable; lists are separated by colons. */
  abstract String set(String name, String value);

  /** Code that removes a variable. */
  abstract String unset(String name);

  /** A text as one word of the shell. */
  abstract String quote(String text);

  /** A comment for the user who sees the code instead of evaluating it. */
  abstract String usage(String command);
}
