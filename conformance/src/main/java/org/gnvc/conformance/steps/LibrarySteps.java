package org.gnvc.conformance.steps;

import io.cucumber.java.en.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.conformance.decoder.DecodedSymbols;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.integer.Arithmetic;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;

/** Steps about our own library, called within this process. */
public final class LibrarySteps {

  private final World world;

  public LibrarySteps(World world) {
    this.world = world;
  }

  @When(
      "our library decodes it with sums in {word}, {int} thread(s), pictures in {word}, on {word}")
  public void decode(String sums, int threads, String pictures, String device) throws IOException {
    ModelOptions machine =
        new ModelOptions(
            Optional.of(world.run().packOf(world.vector().manifest())),
            DeviceChoice.parse(device),
            Optional.of(precision(pictures)),
            threads);
    try (RawFileReader reader = RawFileReader.open(world.vector().stream());
        GnvcModel model = open(machine);
        GnvcDecoder decoder =
            new GnvcDecoder(
                model,
                reader.header(),
                new DecoderOptions(OptionalInt.empty(), arithmetic(sums)))) {
      world.groups(decode(reader, decoder));
    }
  }

  private GnvcModel open(ModelOptions machine) throws IOException {
    try {
      return GnvcModel.open(machine);
    } catch (MissingLibraryException e) {
      if (machine.device().kind() == DeviceChoice.Kind.CUDA) {
        throw world.skip("no CUDA device that libtorch can use");
      }
      throw e;
    }
  }

  private static List<DecodedSymbols.Group> decode(RawFileReader reader, GnvcDecoder decoder)
      throws IOException {
    List<DecodedSymbols.Group> groups = new ArrayList<>();
    for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
      if (event instanceof StreamEvent.Group found) {
        CodedGroup group = found.group();
        int frames = decoder.decode(group).size();
        String symbols = HexFormat.of().formatHex(decoder.symbols());
        groups.add(new DecodedSymbols.Group(group.header().firstFrame(), frames, symbols));
      }
    }
    return groups;
  }

  private static Arithmetic arithmetic(String sums) {
    return switch (sums) {
      case "int" -> Arithmetic.INTEGER;
      case "float32" -> Arithmetic.SHORTEST;
      case "float64" -> Arithmetic.FLOAT64;
      default -> throw new IllegalArgumentException("sums in " + sums);
    };
  }

  private static Precision precision(String pictures) {
    return switch (pictures) {
      case "float32" -> Precision.FLOAT32;
      case "bfloat16" -> Precision.BFLOAT16;
      default -> throw new IllegalArgumentException("pictures in " + pictures);
    };
  }
}
