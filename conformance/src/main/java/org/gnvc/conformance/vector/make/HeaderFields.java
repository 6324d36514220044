package org.gnvc.conformance.vector.make;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.VideoFormat;

/**
 * The payload of a sequence header, field by field, with values that need not be right. Fields have
 * the names of the specification; the byte of flags is {@code flags}. Immutable.
 */
public final class HeaderFields {

  private static final List<ChromaFormat> CHROMA =
      List.of(ChromaFormat.YUV420, ChromaFormat.YUV422, ChromaFormat.YUV444, ChromaFormat.RGB);
  private static final List<Profile> PROFILES = List.of(Profile.LITE, Profile.WAN);
  private static final int FULL_RANGE = 8;
  private static final int TEN_BIT = 4;

  /** A field: its bytes, or 0 for LEB128. */
  private record Field(int bytes, long value) {}

  private final Map<String, Field> fields;
  private final byte[] models;
  private final byte[] rest;

  private HeaderFields(Map<String, Field> fields, byte[] models, byte[] rest) {
    this.fields = fields;
    this.models = models;
    this.rest = rest;
  }

  /** The fields of a header. */
  public static HeaderFields of(SequenceHeader header) {
    VideoFormat format = header.format();
    ColorDescription color = format.color();
    int flags =
        CHROMA.indexOf(format.chroma())
            | (format.bitDepth() == 10 ? TEN_BIT : 0)
            | (color.fullRange() ? FULL_RANGE : 0);
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("major", new Field(1, header.version().major()));
    fields.put("minor", new Field(1, header.version().minor()));
    fields.put("profile", new Field(1, PROFILES.indexOf(header.profile())));
    fields.put("level", new Field(1, header.level().code()));
    fields.put("width", new Field(2, format.width()));
    fields.put("height", new Field(2, format.height()));
    fields.put("flags", new Field(1, flags));
    fields.put("primaries", new Field(1, color.primaries()));
    fields.put("transfer", new Field(1, color.transfer()));
    fields.put("matrix", new Field(1, color.matrix()));
    fields.put("rate_num", new Field(0, header.frameRate().num()));
    fields.put("rate_den", new Field(0, header.frameRate().den()));
    fields.put("base_num", new Field(0, header.timeBase().num()));
    fields.put("base_den", new Field(0, header.timeBase().den()));
    fields.put("t_n", new Field(1, header.tN()));
    fields.put("steps", new Field(1, header.steps()));
    fields.put("noise_seed", new Field(4, header.noiseSeed()));
    Fields models = new Fields();
    models.bytes(header.entropyModel().bytes()).bytes(header.synthesisModel().bytes());
    return new HeaderFields(fields, models.toByteArray(), new byte[0]);
  }

  /**
   * The same with another value of a field.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  public HeaderFields with(String name, long value) {
    Map<String, Field> copy = new LinkedHashMap<>(fields);
    Field field = copy.get(name);
    if (field == null) {
      throw new IllegalArgumentException("no field " + name);
    }
    copy.put(name, new Field(field.bytes(), value));
    return new HeaderFields(copy, models, rest);
  }

  /** The same picture and models with another size. */
  public HeaderFields sized(int width, int height) {
    return with("width", width).with("height", height);
  }

  /** The same with other model hashes: 16 bytes of the entropy model, 16 of the synthesis model. */
  public HeaderFields withModels(byte[] hashes) {
    return new HeaderFields(fields, hashes.clone(), rest);
  }

  /** The same with bytes after the known fields. */
  public HeaderFields followedBy(byte... bytes) {
    return new HeaderFields(fields, models, bytes.clone());
  }

  /** The payload. */
  public byte[] payload() {
    Fields out = new Fields();
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      if (entry.getKey().equals("t_n")) {
        out.bytes(models);
      }
      Field field = entry.getValue();
      if (field.bytes() == 0) {
        out.leb(field.value());
      } else {
        out.u(field.bytes(), field.value());
      }
    }
    return out.bytes(rest).toByteArray();
  }
}
