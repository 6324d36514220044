package org.gnvc.conformance.vector;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.VideoFormat;

/** Manifests as JSON. Every field is checked: an unknown one is as wrong as a missing one. */
public final class ManifestJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final List<String> CHROMA = List.of("4:2:0", "4:2:2", "4:4:4", "RGB");
  private static final List<ChromaFormat> CHROMA_FORMATS =
      List.of(ChromaFormat.YUV420, ChromaFormat.YUV422, ChromaFormat.YUV444, ChromaFormat.RGB);

  private ManifestJson() {}

  /**
   * Reads a manifest.
   *
   * @throws IOException if the file cannot be read, or is not a manifest; names file and field
   */
  public static Manifest read(Path file) throws IOException {
    JsonElement root;
    try {
      root = JsonParser.parseString(Files.readString(file));
    } catch (JsonParseException e) {
      throw new IOException(file + " is not JSON: " + e.getMessage(), e);
    }
    JsonFields in = new JsonFields(file.toString(), root);
    Manifest manifest =
        new Manifest(
            in.text("title"),
            in.text("version"),
            in.text("profile"),
            (int) in.whole("level", 1, 4),
            model(in.inner("model")),
            picture(in.inner("picture")),
            groups(in.list("groups")),
            reference(in.optional("reference")),
            tolerance(in.optional("tolerance")),
            error(in.optional("error")),
            in.text("licence"));
    in.end();
    int frames = manifest.groups().stream().mapToInt(Manifest.Group::frames).sum();
    if (frames != manifest.picture().frames()) {
      throw in.wrong("picture.frames", "is not the sum of the groups' frames, " + frames);
    }
    return manifest;
  }

  /** The text of a manifest, for a file that {@link #read} reads. */
  public static String write(Manifest manifest) {
    JsonObject root = new JsonObject();
    root.addProperty("title", manifest.title());
    root.addProperty("version", manifest.version());
    root.addProperty("profile", manifest.profile());
    root.addProperty("level", manifest.level());
    JsonObject model = new JsonObject();
    model.addProperty("entropy", manifest.model().entropy());
    model.addProperty("synthesis", manifest.model().synthesis());
    root.add("model", model);
    root.add("picture", picture(manifest.picture()));
    JsonArray groups = new JsonArray();
    manifest.groups().forEach(group -> groups.add(GSON.toJsonTree(group)));
    root.add("groups", groups);
    manifest.reference().ifPresent(reference -> root.add("reference", reference(reference)));
    manifest.tolerance().ifPresent(t -> root.add("tolerance", GSON.toJsonTree(t)));
    manifest.error().ifPresent(error -> root.add("error", error(error)));
    root.addProperty("licence", manifest.licence());
    return GSON.toJson(root) + "\n";
  }

  private static Manifest.Model model(JsonFields in) throws IOException {
    Manifest.Model model = new Manifest.Model(in.hex("entropy", 32), in.hex("synthesis", 32));
    in.end();
    return model;
  }

  private static Manifest.Picture picture(JsonFields in) throws IOException {
    int chroma = CHROMA.indexOf(in.text("chroma"));
    if (chroma < 0) {
      throw in.wrong("chroma", "is none of " + CHROMA);
    }
    Manifest.Picture picture =
        new Manifest.Picture(
            (int) in.whole("width", 1, VideoFormat.MAX_SIDE),
            (int) in.whole("height", 1, VideoFormat.MAX_SIDE),
            CHROMA_FORMATS.get(chroma),
            (int) in.whole("bitDepth", 8, 10),
            (int) in.whole("frames", 0, Integer.MAX_VALUE));
    in.end();
    return picture;
  }

  private static JsonObject picture(Manifest.Picture picture) {
    JsonObject out = new JsonObject();
    out.addProperty("width", picture.width());
    out.addProperty("height", picture.height());
    out.addProperty("chroma", CHROMA.get(CHROMA_FORMATS.indexOf(picture.chroma())));
    out.addProperty("bitDepth", picture.bitDepth());
    out.addProperty("frames", picture.frames());
    return out;
  }

  private static List<Manifest.Group> groups(List<JsonFields> list) throws IOException {
    List<Manifest.Group> groups = new ArrayList<>();
    for (JsonFields in : list) {
      boolean key = in.flag("key");
      groups.add(
          new Manifest.Group(
              in.whole("firstFrame", 0, GroupHeader.MAX_FRAME),
              (int) in.whole("frames", 1, GroupHeader.maxFrames(key)),
              key,
              in.hex("symbols", 64)));
      in.end();
    }
    return groups;
  }

  private static Optional<Manifest.Reference> reference(Optional<JsonFields> fields)
      throws IOException {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    JsonFields in = fields.get();
    Optional<Manifest.Window> window = Optional.empty();
    if (in.has("window")) {
      List<Integer> w = in.wholes("window", 4);
      window = Optional.of(new Manifest.Window(w.get(0), w.get(1), w.get(2), w.get(3)));
    }
    Manifest.Reference reference = new Manifest.Reference(in.hex("sha256", 64), window);
    in.end();
    return Optional.of(reference);
  }

  private static JsonObject reference(Manifest.Reference reference) {
    JsonObject out = new JsonObject();
    out.addProperty("sha256", reference.sha256());
    reference
        .window()
        .ifPresent(
            w ->
                out.add(
                    "window", GSON.toJsonTree(new int[] {w.x(), w.y(), w.width(), w.height()})));
    return out;
  }

  private static Optional<Manifest.Tolerance> tolerance(Optional<JsonFields> fields)
      throws IOException {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    JsonFields in = fields.get();
    Manifest.Tolerance tolerance = new Manifest.Tolerance(in.real("worst"), in.real("mean"));
    in.end();
    return Optional.of(tolerance);
  }

  private static Optional<Manifest.ExpectedError> error(Optional<JsonFields> fields)
      throws IOException {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    JsonFields in = fields.get();
    Optional<ErrorKind> kind = ErrorKind.of(in.text("kind"));
    if (kind.isEmpty()) {
      throw in.wrong("kind", "is unknown");
    }
    Manifest.ExpectedError error =
        new Manifest.ExpectedError(
            kind.get(),
            in.whole("offset", 0, Long.MAX_VALUE),
            in.text("clause"),
            in.text("violation"));
    in.end();
    return Optional.of(error);
  }

  private static JsonObject error(Manifest.ExpectedError error) {
    JsonObject out = new JsonObject();
    out.addProperty("kind", error.kind().code());
    out.addProperty("offset", error.offset());
    out.addProperty("clause", error.clause());
    out.addProperty("violation", error.violation());
    return out;
  }
}
