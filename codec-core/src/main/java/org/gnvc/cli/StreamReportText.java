package org.gnvc.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.frame.VideoFormat;

/** A stream's report for people and for programs. */
final class StreamReportText {

  private StreamReportText() {}

  /** Prints the report for people. */
  static void print(StreamReport report, PrintWriter out) {
    SequenceHeader header = report.header();
    line(
        out,
        "version",
        "%s, profile %s, level %d",
        header.version(),
        header.profile().label(),
        header.level().code());
    line(
        out,
        "video",
        "%s, %s frames/s, time base %s",
        header.format(),
        header.frameRate(),
        header.timeBase());
    line(out, "colour", "%s", header.format().color());
    line(
        out,
        "refinement",
        "t_N %d/256, %d steps, seed %s",
        header.tN(),
        header.steps(),
        Integer.toUnsignedString(header.noiseSeed()));
    line(out, "entropy model", "%s", header.entropyModel());
    line(out, "synthesis model", "%s", header.synthesisModel());
    line(
        out,
        "length",
        "%d frames, %.3f s, %d groups",
        report.frames(),
        report.seconds(),
        report.groups().size());
    line(
        out,
        "size",
        "%d bytes, %.2f kbit/s, %.5f bpp",
        report.bytes(),
        report.bitrate() / 1000,
        report.bitsPerPixel());
    report
        .hyperBytes()
        .ifPresent(
            hyper ->
                line(
                    out,
                    "bytes",
                    "hyper-latent %.0f, latent %.0f, side %d",
                    hyper,
                    report.payloadBytes() - hyper,
                    report.sideBytes()));
    out.println();
    out.println(
        "  offset  kind        frames          latents  rate  steps  t_N    bytes   hyper  latent  side");
    for (StreamReport.Group group : report.groups()) {
      out.println(row(group));
    }
  }

  private static String row(StreamReport.Group group) {
    return String.format(
        Locale.ROOT,
        "%8d  %-10s  %-14s  %7d  %4d  %5d  %3d  %7d  %6s  %6s  %4d",
        group.offset(),
        group.header().key() ? "key" : "predictive",
        group.header().firstFrame() + "-" + (group.header().endFrame() - 1),
        group.header().latentCount(),
        group.header().rateIndex(),
        group.header().steps(),
        group.header().tN(),
        group.bytes(),
        rounded(group.hyperBytes()),
        rounded(group.latentBytes()),
        group.sideBytes());
  }

  private static String rounded(double bytes) {
    return Double.isNaN(bytes) ? "?" : Long.toString(Math.round(bytes));
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.println("%-16s ".formatted(name) + String.format(Locale.ROOT, format, values));
  }

  /** The report as one JSON object; the names of its fields do not change. */
  static String json(StreamReport report) {
    SequenceHeader header = report.header();
    VideoFormat format = header.format();
    JsonObject root = new JsonObject();
    root.addProperty("version", header.version().toString());
    root.addProperty("profile", header.profile().label());
    root.addProperty("level", header.level().code());
    root.addProperty("width", format.width());
    root.addProperty("height", format.height());
    root.addProperty("chroma", format.chroma().toString());
    root.addProperty("bitDepth", format.bitDepth());
    root.addProperty("colourPrimaries", format.color().primaries());
    root.addProperty("transfer", format.color().transfer());
    root.addProperty("matrix", format.color().matrix());
    root.addProperty("fullRange", format.color().fullRange());
    root.addProperty("frameRate", header.frameRate().toString());
    root.addProperty("timeBase", header.timeBase().toString());
    root.addProperty("tN", header.tN() / 256.0);
    root.addProperty("steps", header.steps());
    root.addProperty("seed", Integer.toUnsignedLong(header.noiseSeed()));
    root.addProperty("entropyModel", header.entropyModel().toString());
    root.addProperty("synthesisModel", header.synthesisModel().toString());
    root.addProperty("frames", report.frames());
    root.addProperty("seconds", report.seconds());
    root.addProperty("bytes", report.bytes());
    root.addProperty("bitsPerSecond", report.bitrate());
    root.addProperty("bitsPerPixel", report.bitsPerPixel());
    if (report.hyperBytes().isPresent()) {
      double hyper = report.hyperBytes().getAsDouble();
      root.addProperty("hyperLatentBytes", Math.round(hyper));
      root.addProperty("latentBytes", Math.round(report.payloadBytes() - hyper));
    }
    root.addProperty("sideBytes", report.sideBytes());
    root.add("groups", groups(report));
    JsonArray damages = new JsonArray();
    report.damages().forEach(damages::add);
    root.add("damages", damages);
    return new GsonBuilder().setPrettyPrinting().create().toJson(root);
  }

  private static JsonArray groups(StreamReport report) {
    JsonArray groups = new JsonArray();
    for (StreamReport.Group group : report.groups()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("offset", group.offset());
      entry.addProperty("key", group.header().key());
      entry.addProperty("firstFrame", group.header().firstFrame());
      entry.addProperty("frames", group.header().frameCount());
      entry.addProperty("latents", group.header().latentCount());
      entry.addProperty("rateIndex", group.header().rateIndex());
      entry.addProperty("steps", group.header().steps());
      entry.addProperty("tN", group.header().tN() / 256.0);
      entry.addProperty("bytes", group.bytes());
      if (!Double.isNaN(group.hyperBytes())) {
        entry.addProperty("hyperLatentBytes", Math.round(group.hyperBytes()));
        entry.addProperty("latentBytes", Math.round(group.latentBytes()));
      }
      entry.addProperty("sideBytes", group.sideBytes());
      groups.add(entry);
    }
    return groups;
  }
}
