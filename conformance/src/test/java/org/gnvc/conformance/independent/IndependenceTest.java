package org.gnvc.conformance.independent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IndependenceTest {
  private static final String OWN = Main.class.getPackageName();

  @Test
  void noClassOfThePackageKnowsTheCodec() throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter out = new StringWriter();
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "-verbose:class",
                "-filter:none",
                "--ignore-missing-deps",
                "--multi-release",
                "base",
                classes.resolve(OWN.replace('.', '/')).toString());
    assertEquals(0, code, out::toString);
    List<String> targets =
        out.toString()
            .lines()
            .filter(line -> line.contains("->"))
            .map(line -> line.replaceFirst(".*-> *", "").replaceFirst(" .*", ""))
            .toList();
    assertTrue(targets.contains(OWN + ".SymbolDecoder"), "jdeps saw the package's own classes");
    assertEquals(
        "",
        targets.stream()
            .filter(name -> !name.startsWith(OWN + ".") && !name.startsWith("java."))
            .filter(name -> !name.startsWith("com.google.gson."))
            .filter(name -> name.contains("."))
            .distinct()
            .collect(Collectors.joining(" ")));
  }
}
