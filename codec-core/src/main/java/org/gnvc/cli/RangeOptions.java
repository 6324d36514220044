package org.gnvc.cli;

import picocli.CommandLine.Option;

/** Which part of the input is used. */
final class RangeOptions {

  @Option(
      names = "--start",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "Where to start: seconds (2.5), a time (1:02.5) or a frame (250f).")
  Span start = new Span(0, true);

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      converter = WholeNumber.FrameCount.class,
      description = "How many frames to use. Default: all.")
  Integer frames;
}
