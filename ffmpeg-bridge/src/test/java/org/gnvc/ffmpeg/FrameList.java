package org.gnvc.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * What FFmpeg's framemd5 muxer lists: one entry for each packet, or each frame where the stream is
 * decoded.
 */
record FrameList(List<Entry> entries) {

  /**
   * @param stream number of the stream in the output
   * @param seconds presentation time
   * @param bytes size
   * @param md5 of the packet's bytes, or of the frame's planes
   */
  record Entry(int stream, double seconds, int bytes, String md5) {}

  static FrameList parse(String text) {
    List<Double> timeBases = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("#tb ")) {
        String[] parts = line.substring(line.indexOf(':') + 1).trim().split("/", -1);
        timeBases.add(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]));
      } else if (!line.startsWith("#") && !line.isBlank()) {
        // stream, dts, pts, duration, size, hash; side data may follow
        String[] fields = line.split(",\\s*", -1);
        int stream = Integer.parseInt(fields[0].trim());
        double seconds = Long.parseLong(fields[2].trim()) * timeBases.get(stream);
        entries.add(
            new Entry(stream, seconds, Integer.parseInt(fields[4].trim()), fields[5].trim()));
      }
    }
    return new FrameList(entries);
  }

  /** The entries of one stream. */
  FrameList stream(int number) {
    return new FrameList(entries.stream().filter(e -> e.stream() == number).toList());
  }

  FrameList withoutEmpty() {
    return new FrameList(entries.stream().filter(e -> e.bytes() > 0).toList());
  }

  int size() {
    return entries.size();
  }

  /** Sum of the sizes in bytes. */
  long bytes() {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  List<String> hashes() {
    return entries.stream().map(Entry::md5).toList();
  }

  /** Presentation times in milliseconds, rounded: the finest that all containers keep. */
  List<Long> milliseconds() {
    return entries.stream().map(e -> Math.round(e.seconds() * 1000)).toList();
  }
}
