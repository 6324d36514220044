package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java that the plug-in starts inside FFmpeg: that of JAVA_HOME if there is one, else that of
 * the PATH.
 */
final class JavaCheck {

  private static final String PART = "Java";
  private static final String CURE = "install JDK 17 or newer, or set JAVA_HOME to one";
  private static final int OLDEST = 17;
  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"((\\d+)[^\"]*)\"");

  private JavaCheck() {}

  static Finding of(Map<String, String> environment) throws IOException {
    String named = environment.getOrDefault("JAVA_HOME", "");
    List<Path> programs = Programs.named("java", environment.get("PATH"));
    Path home = Path.of(named);
    if (named.isEmpty() || !isJava(home)) {
      if (programs.isEmpty()) {
        return Finding.problem(PART, "none in JAVA_HOME nor on the PATH", CURE);
      }
      home = programs.get(0).toRealPath().getParent().getParent();
      if (!isJava(home)) {
        return Finding.problem(
            PART, programs.get(0) + " leads to " + home + ", where no Java is", CURE);
      }
    }
    Path release = home.resolve("release");
    Matcher version = RELEASE.matcher(Files.isReadable(release) ? Files.readString(release) : "");
    if (!version.find()) {
      return Finding.good(PART, home.toString());
    }
    if (Integer.parseInt(version.group(2)) < OLDEST) {
      return Finding.problem(PART, home + " is Java " + version.group(1), CURE);
    }
    return Finding.good(PART, version.group(1) + ", " + home);
  }

  private static boolean isJava(Path home) {
    return Files.isRegularFile(home.resolve("lib/server/libjvm.so"));
  }
}
