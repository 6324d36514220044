package org.gnvc.conformance.mutant;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.UnsupportedStreamException;

/** Mistakes in reading streams: clauses 5 to 7 and the annexes. */
@SuppressWarnings("UnusedVariable") // Advice writes to its parameters.
final class SyntaxMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "crc-not-checked",
              "checksums of units are not compared",
              "bitstream.Unit",
              named("read"),
              ChecksumIgnored.class,
              List.of("unit-crc-wrong")),
          new Mutant(
              "unknown-unit-refused",
              "units of unknown types are damage",
              "bitstream.RawFileReader",
              named("event"),
              UnknownUnitRefused.class,
              List.of("unit-private")),
          new Mutant(
              "no-search",
              "after damage nothing more is read",
              "bitstream.UnitScanner",
              named("next"),
              NoSearch.class,
              List.of("sync-word-lost")),
          new Mutant(
              "level-limit",
              "a picture as large as its level allows is refused",
              "bitstream.Level",
              named("allows"),
              LevelLimit.class,
              List.of("level-1-largest")),
          new Mutant(
              "newer-version-read",
              "a stream of major version 2 is read as version 1",
              "bitstream.StreamSyntax",
              named("of"),
              NewerVersionRead.class,
              List.of("major-version-2")),
          new Mutant(
              "minor-version-refused",
              "a later minor version is refused",
              "bitstream.StreamVersion",
              isConstructor(),
              MinorVersionRefused.class,
              List.of("header-minor-version")),
          new Mutant(
              "extension-read",
              "an extension is not passed over",
              "bitstream.FieldReader",
              named("skip"),
              SymbolMutants.LeftOut.class,
              List.of("flag-extension")),
          new Mutant(
              "reserved-bits-ignored",
              "reserved bits of a group are ignored",
              "bitstream.FieldReader",
              named("u8").and(takesArguments(1)),
              ReservedBitsIgnored.class,
              List.of("group-reserved-bit-set")),
          new Mutant(
              "repeated-header-refused",
              "a repeated sequence header begins another stream",
              "bitstream.SequenceHeader",
              named("equals"),
              RepeatedHeaderRefused.class,
              List.of("header-repeated")),
          new Mutant(
              "key-flag-ignored",
              "predictive groups are decoded as key groups",
              "bitstream.GroupHeader",
              named("key"),
              KeyFlagIgnored.class,
              List.of("key-and-predictive")),
          new Mutant(
              "reference-not-checked",
              "a predictive group is decoded after any group",
              "codec.GroupOrder",
              named("check"),
              SymbolMutants.LeftOut.class,
              List.of("predictive-after-gap")),
          new Mutant(
              "padding-continued",
              "a padded group may be continued",
              "codec.GroupOrder",
              named("accept"),
              PaddingContinued.class,
              List.of("predictive-after-padded-group")));

  private SyntaxMutants() {}

  static final class ChecksumIgnored {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, typing = Typing.DYNAMIC) Object reader) {
      Tampering.mendChecksum(reader);
    }
  }

  static final class UnknownUnitRefused {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, typing = Typing.DYNAMIC) Object found)
        throws CorruptStreamException {
      if ((int) Tampering.ask(Tampering.ask(found, "unit"), "type") > 3) {
        throw new CorruptStreamException(0, "a known unit", "another");
      }
    }
  }

  static final class NoSearch {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Object found) {
      found = null;
    }
  }

  static final class LevelLimit {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) int width,
        @Advice.Argument(1) int height,
        @Advice.FieldValue("maxPixels") int most,
        @Advice.Return(readOnly = false) boolean allowed) {
      allowed &= width * height < most;
    }
  }

  static final class NewerVersionRead {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) int major) {
      major = 1;
    }
  }

  static final class MinorVersionRefused {
    @Advice.OnMethodExit
    static void exit(@Advice.Argument(1) int minor) throws UnsupportedStreamException {
      if (minor > 0) {
        throw new UnsupportedStreamException("minor version " + minor);
      }
    }
  }

  static final class ReservedBitsIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) String field, @Advice.Return(readOnly = false) int value) {
      if (field.equals("group flags")) {
        value &= 0x8f;
      }
    }
  }

  static final class RepeatedHeaderRefused {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean equal) {
      equal = false;
    }
  }

  static final class KeyFlagIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean key) {
      key = true;
    }
  }

  static final class PaddingContinued {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) GroupHeader group,
        @Advice.FieldValue(value = "nextFrame", readOnly = false) long next) {
      next = group.endFrame();
    }
  }
}
