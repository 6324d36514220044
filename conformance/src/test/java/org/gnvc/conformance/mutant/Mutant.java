package org.gnvc.conformance.mutant;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * A decoder with a mistake.
 *
 * @param name short and unique
 * @param mistake in a few words
 * @param type class whose method is changed, below {@code org.gnvc}
 * @param method the method; exactly one may match
 * @param advice what is woven into the method
 * @param vectors vectors that it is judged with; at least one scenario must fail
 */
record Mutant(
    String name,
    String mistake,
    String type,
    ElementMatcher<? super MethodDescription> method,
    Class<?> advice,
    List<String> vectors) {

  /** All of them. */
  static List<Mutant> all() {
    return java.util.stream.Stream.of(
            SymbolMutants.ALL,
            SynthesisMutants.ALL,
            PictureMutants.ALL,
            SyntaxMutants.ALL,
            WanMutants.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** The one with a name. */
  static Mutant named(String name) {
    return all().stream()
        .filter(mutant -> mutant.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mutant " + name));
  }

  /** Full name of the class. */
  String className() {
    return "org.gnvc." + type;
  }

  /** The method in words: class and name. */
  String place() {
    return type.replace('$', '.') + "." + target().getName().replace(className(), "new");
  }

  /**
   * The method.
   *
   * @throws IllegalStateException if none or several match, so that nothing is changed by mistake
   */
  MethodDescription target() {
    List<? extends MethodDescription> found =
        TypePool.Default.of(ClassFileLocator.ForClassLoader.ofSystemLoader())
            .describe(className())
            .resolve()
            .getDeclaredMethods()
            .filter(method);
    if (found.size() != 1) {
      throw new IllegalStateException(
          name + ": " + found.size() + " methods of " + className() + " match");
    }
    return found.get(0);
  }

  Advice weaving() {
    return Advice.to(advice);
  }
}
