package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gnvc.bitstream.Profile;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.ModelOptions;
import org.gnvc.codec.NoiseLevel;
import org.gnvc.codec.RateTarget;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  static final String PICTURE =
      """
      width=64
      height=48
      chroma=0
      bit-depth=8
      rate-num=25
      rate-den=1
      base-num=1
      base-den=25
      """;

  @Test
  void whatIsNotGivenIsTheEncodersDefault() throws Exception {
    EncoderSettings settings = EncoderSettings.parse(PICTURE);
    assertEquals(
        new VideoFormat(64, 48, ChromaFormat.YUV420, 8, ColorDescription.NONE), settings.format());
    assertEquals(EncoderOptions.defaults(), settings.options());
    assertEquals(ModelOptions.defaults(), settings.model());
  }

  @Test
  void everySettingReachesTheEncoder() throws Exception {
    EncoderSettings settings =
        EncoderSettings.parse(
            """
            width=65
            height=49
            chroma=3
            bit-depth=10
            full-range=1
            primaries=9
            transfer=16
            matrix=0
            rate-num=30000
            rate-den=1001
            base-num=1
            base-den=90000
            quality=63
            group=60
            keyint=75
            scene-cuts=0
            steps=8
            noise-level=0.25
            seed=4294967295
            frames=1000
            model=/models/../models/large
            device=cuda:1
            precision=float32
            threads=3
            """);
    assertEquals(
        new VideoFormat(65, 49, ChromaFormat.RGB, 10, new ColorDescription(9, 16, 0, true)),
        settings.format());
    assertEquals(new Rational(30000, 1001), settings.frameRate());
    assertEquals(new Rational(1, 90000), settings.timeBase());
    assertEquals(
        new EncoderOptions(
            new RateTarget.Quality(63),
            60,
            75 / (30000.0 / 1001),
            false,
            8,
            new NoiseLevel.Share(0.25),
            -1,
            OptionalLong.of(1000)),
        settings.options());
    assertEquals(
        new ModelOptions(
            Optional.of(Path.of("/models/large")),
            new DeviceChoice(DeviceChoice.Kind.CUDA, 1),
            Optional.of(Precision.FLOAT32),
            3),
        settings.model());
  }

  @Test
  void profileAndMeasuredNoiseAreTakenByName() throws Exception {
    assertEquals(Profile.LITE, EncoderSettings.parse(PICTURE).profile());
    EncoderSettings settings =
        EncoderSettings.parse(PICTURE + "profile=wan\nnoise-level=measured\n");
    assertEquals(Profile.WAN, settings.profile());
    assertEquals(NoiseLevel.MEASURED, settings.options().noise());
  }

  @Test
  void rateIsAQualityABitrateOrBitsPerPixel() throws Exception {
    assertEquals(new RateTarget.Quality(0), rate("quality=0"));
    assertEquals(new RateTarget.Bitrate(60000), rate("bitrate=60000"));
    assertEquals(new RateTarget.BitsPerPixel(0.02), rate("bpp=0.02"));
  }

  @Test
  void decoderTakesStepsAndAMachine() throws Exception {
    DecoderSettings settings = DecoderSettings.parse("steps=0\ndevice=cpu\nprecision=bfloat16\n");
    assertEquals(new DecoderOptions(OptionalInt.of(0)), settings.options());
    assertEquals(DeviceChoice.CPU, settings.model().device());
    assertEquals(Optional.of(Precision.BFLOAT16), settings.model().precision());
    assertEquals(DecoderOptions.defaults(), DecoderSettings.parse("").options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quality=64 | quality must be a whole number from 0 to 63, not 64",
        "quality=high | quality must be a whole number from 0 to 63, not high",
        "bitrate=0 | bitrate must be above 0, not 0",
        "bitrate=NaN | bitrate must be above 0, not NaN",
        "bpp=Infinity | bpp must be above 0, not Infinity",
        "group=3 | group must be a whole number from 4 to 60, not 3",
        "group=6 | group must be a multiple of 4, not 6",
        "keyint=0 | keyint must be a whole number from 1 to 2147483647, not 0",
        "frames=-1 | frames must be a whole number from 0, not -1",
        "steps=9 | steps must be a whole number from 1 to 8, not 9",
        "noise-level=1 | noise-level must be above 0 and below 1, or measured, not 1",
        "profile=huge | profile must be lite or wan, not huge",
        "seed=4294967296 | seed must be a whole number from 0 to 4294967295, not 4294967296",
        "matrix=256 | matrix must be a whole number from 0 to 255, not 256",
        "threads=-1 | threads must be a whole number from 0 to 1024, not -1",
        "device=gpu | no such device: gpu (auto, cpu, cuda or cuda:N)",
        "precision=half | no such precision: half (auto, float32 or bfloat16)",
        "tune=film | no such setting: tune",
        "width=65 | width is given twice",
        "quality | no such setting: quality",
      })
  void valueThatIsNotAllowedIsRefusedWithWhatIs(String line, String message) {
    Exception refused =
        assertThrows(
            InvalidArgumentException.class, () -> EncoderSettings.parse(PICTURE + line + "\n"));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void twoRatesAreRefused() {
    for (String rates :
        new String[] {"quality=3\nbitrate=9", "quality=3\nbpp=1", "bitrate=9\nbpp=1"}) {
      Exception refused = assertThrows(InvalidArgumentException.class, () -> rate(rates));
      assertEquals("only one of quality, bitrate and bpp may be given", refused.getMessage());
    }
  }

  @Test
  void modelAndProfileTogetherAreRefused() {
    Exception refused =
        assertThrows(
            InvalidArgumentException.class,
            () -> EncoderSettings.parse(PICTURE + "profile=wan\nmodel=/m\n"));
    assertEquals("only one of model and profile may be given", refused.getMessage());
  }

  @Test
  void pictureSizeMustBeThere() {
    Exception refused =
        assertThrows(
            InvalidArgumentException.class,
            () -> EncoderSettings.parse(PICTURE.replace("width=64\n", "")));
    assertEquals("width is missing", refused.getMessage());
    assertThrows(
        InvalidArgumentException.class,
        () -> EncoderSettings.parse(PICTURE.replace("bit-depth=8", "bit-depth=9")));
    assertThrows(
        InvalidArgumentException.class,
        () -> EncoderSettings.parse(PICTURE.replace("rate-den=1", "rate-den=0")));
  }

  private static RateTarget rate(String lines) throws InvalidArgumentException {
    return EncoderSettings.parse(PICTURE + lines).options().rate();
  }
}
